"""The languages of the pages: in each folder the words (``LC_MESSAGES``) and the look of dates (``formats``)."""
