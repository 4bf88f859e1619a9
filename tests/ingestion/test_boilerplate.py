"""Is the page's own text dropped, and never the news?"""

import pytest

from timeline.ingestion.boilerplate import drop_boilerplate, is_boilerplate, score

DROPPED = """
Sign up for our morning newsletter, six days a week
Sign up to the Harbour Brief — the day’s news in five minutes
Subscribe to our channel
Get the latest local headlines in your inbox every morning
Read more: Five cranes that fell, and why
READ NEXT: The ten best ferries of 2024
Related: Port to open in 2031
See also – How a pier is built
You may also like: The quiet quays of 2019
Advertisement
ADVERTISEMENT — Half-price fish until 3 May
Story continues below advertisement
© 2016 The Fjord Post
Copyright 1985 Coastal News Agency. 0900 GMT
© Fjord Post Ltd 2024. All rights reserved. Follow us on social media
Published by Coastal Papers © 2015. Registered in England No. 1234567
Photograph: A. Holm/Fjord Post
[Photo: Steel across the pier. Fjord Post photo by Per Vik]
Image source: Port of Vinterhavn
Picture: Per Vik
Image caption: The crane before it fell
[1/3] A diver looks at the crane, Vinterhavn, June 10, 2024
File photo: the harbour in 2011
Share
Share Tweet Email Print
Facebook Twitter WhatsApp LinkedIn Copy link
Share this article on Facebook
14 Comments
Join the conversation
We use cookies to make this site work. Accept all cookies
Got a story? Text PICS to 80001.
Were you on the pier? Send your photos to our newsdesk or call 01632 960000.
Support local news. Subscribe for 90 cents a week.
Already a subscriber? Log in
To continue reading, create a free account
Follow us on Facebook and X
• Sign up for our evening edition
FJORD POST | News | Sport | What's On | Jobs
Home · News · Business · Weather
(Reporting by Dana Lund; Editing by Per Vik)
Our app: download now
A diver looks at the crane across the pier on Tuesday, June 11, 2024. (Photo: A. Holm)
Ferries wait off the old quay as divers look for a boat that the crane crushed when it fell. (NTB Photo/Ada Holm)
Ferries wait off the old quay, June 11, 2024. AGENCY/Ada Holm
Published 11 June 2024
Last modified on Wed 12 Jun 2024 09.00 BST
Published June 11, 2024 | Updated June 12, 2024
This article was amended on 12 June 2024 to correct a name.
Per Vik in Oslo contributed to this report.
Dana Lund is a reporter. Contact her at dana@fjordpost.example
View image in fullscreen
***
""".strip().splitlines()

NEWS = """
Advertisement spending fell 4 percent in May, the agency said.
The publisher was accused of copyright infringement in 2016.
Copyright law was changed in March.
Share prices in Oslo fell on Monday.
Shares in the port fell 8 percent on Monday, wiping $12 million from its value.
Subscribers to the service can cancel their subscription for $10 a month from July.
“We use cookies to find you,” the company’s chief said on Tuesday.
Follow-up talks are planned for Friday.
Support for the bill fell by a third in a week.
More than 50 people were hurt when the crane fell.
Related charges against the operator were dropped in November.
Photographs of the crane were shown in court on Friday.
The photo agency closed in 2009.
Comments by the minister on Monday angered the union.
Read the riot act, the mayor told the police, and they did.
Police asked drivers to send pictures of the crash to them.
The newsletter, first sent in 1994, will close in June.
She signed up for the army in 2003.
Listen to the people, the crowd shouted on Saturday.
Watch towers were built along the border in May.
News of the accident reached Oslo on Tuesday.
FEARS FOR THE FERRIES
Text messages sent on WhatsApp showed that the guards knew of the fault, a prosecutor said.
Published 11 June 2024 The crane was old.
By Dana Lund | Published 11 June 2024
7 October 2023
The minister told reporters (file it under luck) that nobody was hurt.
Labour | 42 | Conservatives | 31
Editing of the film by Per Vik ended in March.
Did you see the crane fall, the judge asked him on Friday.
""".strip().splitlines()


@pytest.mark.parametrize("paragraph", DROPPED)
def test_is_boilerplate_of_the_pages_own_text_is_true(paragraph):
    assert is_boilerplate(paragraph), score(paragraph)


@pytest.mark.parametrize("paragraph", NEWS)
def test_is_boilerplate_of_news_is_false(paragraph):
    assert not is_boilerplate(paragraph), score(paragraph)


def test_is_boilerplate_of_a_long_paragraph_with_one_phrase_is_false():
    words = "The union said on Monday that its members had voted to strike over pay at the port and "
    assert not is_boilerplate("Sign up to our plan, or we close, the port wrote. " + words * 3)


def test_score_of_overlapping_phrases_counts_the_heaviest_once():
    assert score("It was sent straight to your inbox in May") == 1.0


def test_score_of_a_phrase_that_comes_back_counts_once():
    assert score("The newsletter and the newsletter and the newsletter") == 0.4


def test_is_boilerplate_of_an_endless_paragraph_is_false():
    assert not is_boilerplate("share " * 10_000)


def test_drop_boilerplate_takes_the_headlines_under_a_list_head_along():
    body = "The harbour was closed on Monday, the port said."
    links = ["Most read:", "Mayor quits over crane", "Ferry sinks off cape", "Ten best piers of 2024"]
    assert drop_boilerplate([body, *links, body]) == (body, body)


def test_drop_boilerplate_keeps_a_subhead_in_capitals_after_a_list_head():
    body = "The harbour was closed on Monday, the port said."
    assert drop_boilerplate([body, "Read more", "FERRIES MOVED", body]) == (body, "FERRIES MOVED", body)
