"""Languages in which the site can speak to families: those most heard in English cities."""

from dataclasses import dataclass

ENGLISH = "en-GB"


@dataclass(frozen=True)
class Language:
    """One language, with its name in itself: a reader finds that one first."""

    code: str  # BCP 47, as in `lang`
    name: str
    own_name: str
    direction: str = "ltr"

    @property
    def is_english(self) -> bool:
        return self.code == ENGLISH


LANGUAGES = (
    Language(ENGLISH, "English", "English"),
    Language("sq", "Albanian", "Shqip"),
    Language("ar", "Arabic", "العربية", "rtl"),
    Language("bn", "Bengali", "বাংলা"),
    Language("bg", "Bulgarian", "Български"),
    Language("zh-Hans", "Chinese (simplified)", "简体中文"),
    Language("zh-Hant", "Chinese (traditional)", "繁體中文"),
    Language("fa", "Farsi (Persian)", "فارسی", "rtl"),
    Language("fr", "French", "Français"),
    Language("gu", "Gujarati", "ગુજરાતી"),
    Language("hi", "Hindi", "हिन्दी"),
    Language("kmr", "Kurdish (Kurmanji)", "Kurdî (Kurmancî)"),
    Language("ckb", "Kurdish (Sorani)", "کوردی (سۆرانی)", "rtl"),
    Language("lt", "Lithuanian", "Lietuvių"),
    Language("ps", "Pashto", "پښتو", "rtl"),
    Language("pl", "Polish", "Polski"),
    Language("pt", "Portuguese", "Português"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
    Language("ro", "Romanian", "Română"),
    Language("ru", "Russian", "Русский"),
    Language("sk", "Slovak", "Slovenčina"),
    Language("so", "Somali", "Soomaali"),
    Language("es", "Spanish", "Español"),
    Language("ta", "Tamil", "தமிழ்"),
    Language("ti", "Tigrinya", "ትግርኛ"),
    Language("tr", "Turkish", "Türkçe"),
    Language("uk", "Ukrainian", "Українська"),
    Language("ur", "Urdu", "اردو", "rtl"),
    Language("vi", "Vietnamese", "Tiếng Việt"),
)

CHOICES = [(language.code, language.name) for language in LANGUAGES]
TRANSLATIONS = [choice for choice in CHOICES if choice[0] != ENGLISH]

_BY_CODE = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language | None:
    """None for a code that is not in the list, as old content may hold one day."""
    return _BY_CODE.get(code)
