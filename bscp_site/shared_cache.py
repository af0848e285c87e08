"""Redis as a cache that may go away: the site serves without it and is no slower for that.

What is asked of it while it is away is answered as an empty cache would. A limit counted in it then
lets everybody through: a door that opens too easily for some minutes is better than one that no
editor can enter.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

# A cache that takes longer than a second is no help. It is asked a second time, at once, for a
# connection that Redis has closed meanwhile; redis-py by itself would wait for seconds in between.
IMPATIENT = {
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
    "retry": Retry(NoBackoff(), 1),
}
LEFT_ALONE = 5  # seconds after a failure, in which nobody waits for it again
# Django makes a cache for each thread; what one has found out the others need not.
AWAY_UNTIL: dict[tuple[str, ...], float] = {}


def _or(answer: Callable) -> Callable:
    """Where the cache does not answer, answer with what `answer` makes of the arguments."""

    def decorate(method: Callable) -> Callable:
        @wraps(method)
        def patient(self, *arguments):
            if time.monotonic() < AWAY_UNTIL.get(tuple(self._servers), 0):
                return answer(*arguments)
            try:
                return method(self, *arguments)
            except (RedisError, OSError) as error:
                AWAY_UNTIL[tuple(self._servers)] = time.monotonic() + LEFT_ALONE
                logger.error("The cache does not answer: %s", type(error).__name__)
                return answer(*arguments)

        return patient

    return decorate


class PatientClient(RedisCacheClient):
    get = _or(lambda key, default: default)(RedisCacheClient.get)
    get_many = _or(lambda keys: {})(RedisCacheClient.get_many)
    has_key = _or(lambda key: False)(RedisCacheClient.has_key)
    add = _or(lambda key, value, timeout: True)(RedisCacheClient.add)
    incr = _or(lambda key, delta: delta)(RedisCacheClient.incr)
    set = _or(lambda key, value, timeout: None)(RedisCacheClient.set)
    set_many = _or(lambda data, timeout: None)(RedisCacheClient.set_many)
    touch = _or(lambda key, timeout: False)(RedisCacheClient.touch)
    delete = _or(lambda key: False)(RedisCacheClient.delete)
    delete_many = _or(lambda keys: None)(RedisCacheClient.delete_many)
    clear = _or(lambda: False)(RedisCacheClient.clear)


class PatientRedisCache(RedisCache):
    def __init__(self, server, params):
        params["OPTIONS"] = IMPATIENT | params.get("OPTIONS", {})
        super().__init__(server, params)
        self._class = PatientClient
