"""The official document to data: read in any form, placed in records, every judgement reported.

One way: a form (`opening`, `forms/`) gives one neutral table (`table`); headings give its columns;
rows give records; a ledger knows where every word went; the result is written, or compared.
"""
