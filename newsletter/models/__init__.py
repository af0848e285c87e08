from newsletter.models.article import ArticlePage
from newsletter.models.index import NewsletterIndexPage
from newsletter.models.issue import IssuePage
from newsletter.models.issue_print import IssuePrint
from newsletter.models.usefulness import Usefulness
from newsletter.models.word_import import WordImport

__all__ = [
    "ArticlePage",
    "IssuePage",
    "IssuePrint",
    "NewsletterIndexPage",
    "Usefulness",
    "WordImport",
]
