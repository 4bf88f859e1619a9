"""What can be wrong with gold or with predictions, said so that whoever keeps them can put it right?"""


class EvaluationError(Exception):
    """Gold, predictions or a baseline that cannot be used; the message is a sentence that says where and what to do."""
