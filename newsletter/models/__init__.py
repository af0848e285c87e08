from newsletter.models.article import ArticlePage
from newsletter.models.index import NewsletterIndexPage
from newsletter.models.issue import IssuePage

__all__ = ["ArticlePage", "IssuePage", "NewsletterIndexPage"]
