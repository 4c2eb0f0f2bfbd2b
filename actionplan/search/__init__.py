"""What the search box knows: the text of every page and glossary entry, its words, the synonyms."""
