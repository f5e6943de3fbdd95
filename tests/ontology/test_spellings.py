"""Two spellings of one name, and two names that only look alike."""

import pytest

from kg.ontology.spellings import is_one_bodys, is_one_persons, is_spelling, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusuf Karimi", "Yousuf Kareemi"),
        ("Ibrahim al-Qadhi", "Ebrahim al-Kadi"),
        ("Dmytro Vasylenkiy", "Dmytro Vasilenki"),
        ("Khalid ibn Walid", "Khaled bin Walid"),
        ("Abdul Rahman Noori", "Abd al-Rahman Nuri"),
        ("Samir Aziz Mansour", "Samir Mansur"),
        ("J. Okello", "James Okello"),
        ("Zoltán Kőszegi", "Zoltan Koszegi"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert is_one_persons(one, other)
    assert is_one_persons(other, one)
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Omari", "Hussein Omari"),
        ("Karim Aziz", "Karam Aziz"),
        ("Maria Lopez", "Mario Lopez"),
        ("John A. Reed", "John B. A. Reed"),
        ("Ali Hassan", "Hassan Ali"),
        ("Omar", "Umar"),
        ("Salim bin Nasser al-Harthi", "Nasser bin Salim al-Harthi"),
        ("Amina Yusuf Ali Omar Diallo", "Amina Diallo"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not is_one_persons(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Ministry of Defense"),
        ("Labour Organisation of Westland", "Labor Organization of Westland"),
        ("Northern People's Party", "Northern People Party"),
        ("Harbour Shipping Ltd.", "Harbour Shipping"),
        ("Ansar al-Haqq", "Ansar al-Hakk"),
    ],
)
def test_spellings_of_one_body(one: str, other: str) -> None:
    assert is_one_bodys(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1st Brigade", "2nd Brigade"), ("North Bank", "South Bank"), ("Bank of Mali", "Bank of Malta"), ("", "Ltd")],
)
def test_two_bodies(one: str, other: str) -> None:
    assert not is_one_bodys(one, other)


def test_the_end_of_a_word_tells_more_than_its_short_vowels() -> None:
    assert is_spelling("ahmed", "ahmad")
    assert not is_spelling("marina", "marine")
    assert not is_spelling("ali", "ala")
