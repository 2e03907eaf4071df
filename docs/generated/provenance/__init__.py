"""Where every number of the law comes from: provision, value, dates, amendment, source, and how it is verified."""
