"""A public website made from a multi-agency action plan kept as YAML.

Data flows one way, one room for each step:

    plan_data/*.yml
      -> yamlfiles   text to plain data, with the place of every key and value
      -> model       plain data to typed, frozen records
      -> checks      rules that need more than one record
      -> indexes     look-ups: what a body leads, where an acronym is used
      -> pages       HTML pages made from records (downloads: JSON, CSV, calendars and more)
      -> publish     the finished site: links verified, swapped into place

`canonical` writes the YAML back in its one form; `commands` is what each command does.

Nothing in here imports MkDocs: `hooks.py` and `macros.py` at the project's root connect the two.
"""
