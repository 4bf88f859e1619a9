"""A source-cited timeline made from news articles: one Django app whose packages are rooms.

Data walks one way: a source comes in (``ingestion``), dated events are found in its text (``extraction``), people
decide (``curation``), readers see and carry away (``publication``, ``exports``). ``pipeline.py`` tells that story.

room         may import of ours                                        from outside
-----------  --------------------------------------------------------  ---------------------------------------------
chronology   nothing                                                   standard library
ingestion    chronology                                                HTML and feed readers; no Django
extraction   chronology                                                NLP libraries, dateparser in one module
evaluation   chronology, extraction                                    standard library
matching     chronology                                                standard library
models       chronology                                                Django
search       chronology, models                                        Django
curation     chronology, matching, models, search, value types of the two above  Django
publication  chronology, matching, models, search (never curation)     Django
exports      chronology, models, publication                           format libraries, Django
pipeline     ingestion, extraction, curation
views, admin, management   anything above, never each other            Django, django-htmx

``tests/test_architecture.py`` enforces the table.
"""
