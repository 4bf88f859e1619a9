"""Does the lexicon hear what kind of event it is?"""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions
from timeline.extraction.categories import drift
from timeline.extraction.cues import cues_of_words, total
from timeline.extraction.mention import CATEGORIES
from timeline.extraction.vocabulary import load

TUESDAY = dt.date(2024, 6, 11)


def categories(text: str) -> list[str]:
    return [mention.category for mention in extract_mentions(text, published=TUESDAY)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two soldiers were wounded on Monday when their patrol drove over a mine near Kestrel Ridge.", "conflict"),
        ("Separatists seized the border town of Ostra on Monday after a night of shelling.", "conflict"),
        ("A gunman opened fire in a crowded market on Monday.", "conflict"),
        ("The air force struck an arms depot outside Marno on Monday.", "conflict"),
        ("Government forces recaptured the airport of Delsk on Monday.", "conflict"),
        ("The navy sank two patrol boats on Monday, the admiralty said.", "conflict"),
        ("A suicide attacker blew himself up at a checkpoint on Monday.", "conflict"),
        ("Pirates hijacked a tanker off the coast on Monday.", "conflict"),
        ("The foreign ministers of Norland and Ostria met in Geneva on Monday.", "diplomacy"),
        ("Norland recalled its ambassador from Ostria on Monday.", "diplomacy"),
        ("Twelve nations signed a pact on fishing in the northern sea on Monday.", "diplomacy"),
        ("The two sides agreed a truce on Monday after weeks of shuttle mediation.", "diplomacy"),
        ("Norland expelled four diplomats on Monday.", "diplomacy"),
        ("The Security Council adopted a resolution on Monday.", "diplomacy"),
        ("The bloc lifted sanctions on Ostria on Monday.", "diplomacy"),
        ("Voters in Norland went to the polls on Monday.", "politics"),
        ("The education minister resigned on Monday.", "politics"),
        ("Parliament passed a bill on pensions on Monday.", "politics"),
        ("The president dissolved the assembly on Monday.", "politics"),
        ("The mayor announced a new bus lane plan on Monday.", "politics"),
        ("The two parties opened coalition talks on Monday.", "politics"),
        ("The senator dropped out of the race for the nomination on Monday.", "politics"),
        ("The council raised local taxes on Monday.", "politics"),
        ("A by-election will be held in Harwich East on Monday.", "politics"),
        ("The king opened parliament on Monday.", "politics"),
        ("A train left the rails near Harwich on Monday.", "disaster"),
        ("The roof of a supermarket collapsed on Monday, trapping nine shoppers.", "disaster"),
        ("A ferry sank off the island on Monday.", "disaster"),
        ("Fire swept through a block of flats on Monday.", "disaster"),
        ("A coach plunged into a ravine on Monday, killing 14 people.", "disaster"),
        ("Heavy snow cut off dozens of villages on Monday.", "disaster"),
        ("A dam burst above the valley on Monday.", "disaster"),
        ("A light plane crashed into a field on Monday.", "disaster"),
        ("An explosion tore through a chemical plant on Monday.", "disaster"),
        ("Wildfires forced hundreds from their homes on Monday.", "disaster"),
        ("Astronomers announced a new planet on Monday.", "science"),
        ("The probe entered orbit around Venus on Monday.", "science"),
        ("Researchers published the genome of the snow vole on Monday.", "science"),
        ("A team of divers found the wreck of a Roman galley on Monday.", "science"),
        ("The balloonists landed safely in Brazil on Monday after crossing the ocean.", "science"),
        ("Archaeologists uncovered a burial chamber in Harwich on Monday.", "science"),
        ("The spacecraft lifted off from the northern cosmodrome on Monday.", "science"),
        ("The explorer reached the South Pole on Monday.", "science"),
        ("Engineers switched on the world's largest particle collider on Monday.", "science"),
        ("Palaeontologists described a feathered dinosaur on Monday.", "science"),
        ("The carmaker cut 3,000 jobs on Monday.", "business"),
        ("The central bank raised interest rates on Monday.", "business"),
        ("Shares in the brewer fell 8 percent on Monday.", "business"),
        ("The retailer filed for bankruptcy on Monday.", "business"),
        ("The airline cancelled its order for 20 jets on Monday.", "business"),
        ("Unions and management resumed pay talks on Monday.", "business"),
        ("The company collapsed on Monday with debts of $40 million.", "business"),
        ("The two banks agreed to merge on Monday.", "business"),
        ("Inflation rose to 4 percent on Monday.", "business"),
        ("The shipyard launched its first electric ferry on Monday and hired 200 people.", "business"),
        ("Oil prices fell below $60 a barrel on Monday.", "business"),
        ("A jury found the former mayor guilty on Monday.", "justice"),
        ("Police arrested three men over the robbery on Monday.", "justice"),
        ("The banker was jailed for nine years on Monday.", "justice"),
        ("Two men stole a painting from a gallery on Monday.", "justice"),
        ("Prosecutors questioned the director of the museum on Monday.", "justice"),
        ("The supreme court overturned the ban on Monday.", "justice"),
        ("Customs officers seized 40 kg of cocaine on Monday.", "justice"),
        ("The accountant absconded on Monday.", "justice"),
        ("A coroner opened an inquest on Monday.", "justice"),
        ("Detectives raided the offices of the firm on Monday.", "justice"),
        ("The measles outbreak reached the capital on Monday.", "health"),
        ("The regulator approved a vaccine against malaria on Monday.", "health"),
        ("Hospitals suspended routine surgery on Monday.", "health"),
        ("Three patients tested positive on Monday.", "health"),
        ("The ward closed on Monday after a norovirus outbreak.", "health"),
        ("Surgeons carried out the first heart transplant in Norland on Monday.", "health"),
        ("The singer was admitted to hospital with pneumonia on Monday.", "health"),
        ("Harwich Rovers beat Leeds 3-1 on Monday.", "sport"),
        ("The striker scored twice in the semi-final on Monday.", "sport"),
        ("The club sacked its coach on Monday.", "sport"),
        ("She won the women's marathon on Monday.", "sport"),
        ("The batsman made a century on Monday.", "sport"),
        ("The swimmer broke the world record on Monday.", "sport"),
        ("The sprinter was banned for doping on Monday.", "sport"),
        ("Thousands marched through Leeds on Monday against the new tax.", "protest"),
        ("Dockers walked out on Monday over pay.", "protest"),
        ("Students occupied the university library on Monday.", "protest"),
        ("Farmers blocked the motorway with tractors on Monday.", "protest"),
        ("Police fired tear gas at demonstrators on Monday.", "protest"),
        ("Train drivers began a three-day strike on Monday.", "protest"),
        ("Activists chained themselves to the gates on Monday.", "protest"),
        ("The museum reopened its east wing on Monday.", "other"),
        ("The couple married in a village church on Monday.", "other"),
        ("The novelist won the Booker Prize on Monday.", "other"),
        ("The festival opened with a concert on Monday.", "other"),
        ("The pope said Mass in the stadium on Monday.", "other"),
        ("The cathedral's bells rang again on Monday.", "other"),
        ("The actress unveiled a statue on Monday.", "other"),
        ("Thousands attended the funeral of the singer on Monday.", "other"),
        ("The bakery gave away its last loaf on Monday.", "other"),
        ("The rider took the leader's jersey in the time trial on Monday.", "sport"),
        ("The hurdler missed a dope test on Monday.", "sport"),
        ("The top seed won in straight sets on Monday.", "sport"),
        ("She took pole position with the fastest lap on Monday.", "sport"),
        ("The trial of a drug against gout enrolled 800 patients on Monday.", "health"),
        ("The regulator approved the drug on Monday.", "health"),
        ("The pivotal trial was stopped on Monday after three patients fell ill.", "health"),
        ("The former mayor went on trial on Monday.", "justice"),
        ("The firm was fined $2 million on Monday.", "justice"),
        ("The national bank cut its key rate by half a point on Monday.", "business"),
        ("The crown slipped to 38 per euro on Monday.", "business"),
        ("The council voted 5-2 on Monday to lower the repo rate.", "business"),
        ("The planning committee threw out the plan for 90 flats on Monday.", "politics"),
        ("The council abolished the tolls on the bridge on Monday.", "politics"),
        ("The planning meeting broke up in uproar on Monday when the chairman walked out.", "politics"),
        ("The colony became independent on Monday.", "politics"),
        ("The president fled into exile on Monday.", "politics"),
        ("Norland opened talks on joining the European Union on Monday.", "diplomacy"),
        ("Rich countries accepted emission limits in a draft treaty on Monday.", "diplomacy"),
        ("Crews had the blaze 35 percent contained on Monday.", "disaster"),
        ("The sheriff issued an evacuation order for two towns on Monday.", "disaster"),
        ("The airliner broke up in flight on Monday.", "disaster"),
        ("A scaffold gave way on Monday, and three painters fell to their deaths.", "disaster"),
        ("Paratroopers rose against the government on Monday with armoured cars.", "conflict"),
        ("Campaigners held a candlelit march on Monday.", "protest"),
        ("Cyclists blocked the bridge on Monday.", "protest"),
    ],
)
def test_category_of_a_sentence_alone(sentence: str, expected: str) -> None:
    assert categories(sentence)[0] == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the nine Millennium Development Goals", ["diplomacy"]),
        ("three goals", ["sport"]),
        ("in the wake of", []),
        ("a price war", []),
        ("war", ["conflict"]),
        ("pay talks", ["business"]),
        ("coalition talks", ["politics"]),
        ("peace talks", ["diplomacy"]),
        ("a hunger strike", ["protest"]),
        ("a drone strike", ["conflict"]),
    ],
)
def test_phrase_silences_its_words(phrase: str, expected: list[str]) -> None:
    assert list(total(cues_of_words(phrase))) == expected


def test_verb_cue_is_not_heard_in_a_noun() -> None:
    assert categories("The shell of an old mill was sold on Monday.") != ["conflict"]
    assert categories("The port was shelled on Monday.") == ["conflict"]


def test_sentence_without_cues_takes_the_drift_of_a_clear_article() -> None:
    article = (
        "A jury found the banker guilty of fraud on Monday. The judge sentenced him to nine years in jail on Monday. "
        "He had come to Harwich on Sunday."
    )
    assert categories(article) == ["justice", "justice", "justice"]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "The rider won the mountain stage on Monday and took the yellow jersey. The peloton finished two minutes "
            "behind on Monday. A dog hit the leader on Monday. The fall broke his bike on Monday.",
            "sport",
        ),
        (
            "The drug was approved for adults with gout on Monday. Patients given the drug had fewer side effects than "
            "those on placebo. The results were presented in Leeds on Monday. An earlier trial was stopped on Monday.",
            "health",
        ),
        (
            "The central bank cut interest rates on Monday. Inflation fell to 3 percent on Monday. Economists polled "
            "last week expected a cut. The dollar slipped on Monday.",
            "business",
        ),
    ],
)
def test_one_word_of_another_kind_does_not_outweigh_the_article(article: str, expected: str) -> None:
    assert set(categories(article)) == {expected}


def test_sure_phrase_is_louder_than_the_article() -> None:
    article = (
        "The firm raised its profits on Monday. Shares in the firm rose on Monday. Investors sold their bonds on "
        "Monday. The chairman went on trial on Monday."
    )
    assert categories(article)[-1] == "justice"


def test_sentence_without_cues_is_other_where_the_article_is_of_many_kinds() -> None:
    assert categories("He came to Harwich on Monday.") == ["other"]


def test_one_strong_sentence_does_not_colour_an_article() -> None:
    voices = [cues_of_words("protesters and demonstrators rally and riot")] + [cues_of_words("a court")] * 3
    assert drift(voices) == pytest.approx({"protest": 1 / 3.5, "justice": 2.5 / 3.5})


def test_article_without_cues_has_no_drift() -> None:
    assert drift([(), ()]) == {}


def test_lexicon_names_every_category_but_never_twice_at_one_strength() -> None:
    lexicon = load("categories")
    assert set(lexicon) == {*CATEGORIES, "silent"}
    for category in CATEGORIES:
        cues = [cue for strength in ("sure", "likely", "hint") for cue in lexicon[category][strength]]
        assert sorted(cues) == sorted(set(cues))
