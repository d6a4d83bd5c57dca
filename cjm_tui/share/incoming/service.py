"""What messengers put into a copied chat by themselves: nobody has written it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MEDIA = (
    r"photos?|pictures?|images?|videos?|gif|stickers?|audio|voice messages?|video messages?|files?"
    r"|documents?|albums?|polls?|locations?|contacts?|contact cards?|media"
    r"|фото|фотография|изображение|картинка|видео|стикер|аудио|аудиофайл|голосовое сообщение"
    r"|видеосообщение|файл|документ|альбом|опрос|геопозиция|контакт|карточка контакта|медиафайл"
)
_ABOUT_ANOTHER = r"in reply to|reply to|forwarded|в ответ|ответ на|переслан\w*"
_LINE = re.compile(
    rf"<(?:{_MEDIA}) omitted>|<без медиафайлов>|<медиафайл\w* [^<>]*>|<медиа [^<>]*>"
    r"|<(?:attached|прикреплено|прикреплён|вложение): [^<>]*>"
    r"|.+ \((?:file attached|файл добавлен|файл прикреплён)\)"
    rf"|(?:{_MEDIA}) (?:omitted|отсутству[ею]т|опущен\w?|пропущен\w?)"
    rf"|\[ ?(?:\S+ )?(?:{_MEDIA})(?: \S+)?(?:, [\d:]+)? ?\]"
    rf"|\[ ?(?:{_ABOUT_ANOTHER})\b.*\]",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    rf"(?:\S )?(?:{_MEDIA})(?:, [\d:]+)?|<[^<>]+>|null"
    r"|(?:this message was|you|message) deleted(?: this message)?\.?"
    r"|(?:данное |вы удалили данное )?сообщение (?:было )?удалено\.?|вы удалили данное сообщение\.?"
    r"|missed (?:voice|video) call.*|пропущенный (?:аудио|видео)?звонок.*"
    r"|messages and calls are end-to-end encrypted.*"
    r"|сообщения и звонки защищены сквозным шифрованием.*",
    re.IGNORECASE,
)
# A run of spaces is looked at once, from its beginning: a long one would else take for ever.
_EDITED = re.compile(
    r"(?<!\s)\s*(?:<[^<>]{0,40}(?:edited|изменен|изменён)[^<>]{0,40}>|\((?:edited|изменено)\))$",
    re.IGNORECASE,
)


def is_service_line(line: str) -> bool:
    """Whether a line stands for a picture or a file, or says what a message answers.

    Args:
        line: of a message, without spaces at its ends.
    """
    return _LINE.fullmatch(line) is not None


def is_service_message(lines: Sequence[str]) -> bool:
    """Whether a whole message is nothing but such a sign.

    A single word counts only here: in a list of several lines somebody has meant it.

    Args:
        lines: of the message.
    """
    return len(lines) == 1 and _MESSAGE.fullmatch(lines[0]) is not None


def without_edit_mark(line: str) -> str:
    """A line without the messenger's remark that it was edited."""
    return _EDITED.sub("", line)
