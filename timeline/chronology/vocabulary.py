"""Which words describe how exact a date is and how an event stands?"""

from typing import Literal, get_args

Precision = Literal["day", "week", "month", "season", "year", "decade", "range", "unknown"]
Modality = Literal["happened", "ongoing", "planned", "conditional", "denied"]

PRECISIONS: tuple[Precision, ...] = get_args(Precision)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
