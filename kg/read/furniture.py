"""Lines that belong to the page and not to the report. In: a line. Out: is it a link to other reports, or furniture?

The lists are what news pages print round their articles: buttons, menus, credits, appeals, legal lines.
"""

from __future__ import annotations

import re

_LONGEST = 320
_BULLET = r"(?:[-–—•·*»›>▶►→+|]+\s*)?"
_STORIES = r"(?:articles?|stories|story|news|coverage|posts?|topics?|links?|content|reading|reports?|videos?)"
_POINTER = r"\s*(?::|>+|»|→|\||[–—]\s)"
# Such a line is a link wherever it stands.
_LINK = re.compile(
    rf"""{_BULLET}\[?(?:
        (?:also\s+)?(?:read|see)(?:\s+(?:also|more|next|now|too|here|the\ full\ story))?{_POINTER}
      | (?:read|see|watch)\s+(?:also|more|next)\b(?!.*[.!]$)
      | also\s+(?:read|see)\b(?!.*[.!]$)
      | also\s+(?:on|from|in)\b[^:,.]{0, 30}:
      | related(?:\s+{_STORIES})?{_POINTER}
      | (?:more|further)\s+(?:on|from|about|{_STORIES})\b[^.!?]{{0,80}}(?::|>|»|→|$)
      | (?:recommended|suggested|trending|popular|don['’]t\s+miss|must[- ]read|you\s+(?:may|might)\s+(?:also\s+)?like)
        \b[^.!?]{{0,40}}(?::|>|»|→|\||$)
      | https?://\S+$ | www\.\S+$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# A headline may begin so: such a line is a link only below the lead, and only if it is no sentence.
_LINK_BELOW_LEAD = re.compile(
    rf"{_BULLET}(?:opinion|explainer|analysis|video|watch|listen|podcast|in (?:pictures|photos)|gallery|live|timeline"
    r"|profile)\s*[:|>»].{3,120}(?<![.!,])$",
    re.IGNORECASE,
)
_LINK_HEADING = re.compile(
    rf"""{_BULLET}(?:
        related(?:\ {_STORIES})? | read\ (?:more|next|also) | see\ also | further\ reading | top\ stories
      | more\ (?:{_STORIES}|from\ .{{2,40}}|on\ this.{{0,20}}) | recommended(?:\ {_STORIES})?
      | most\ (?:read|popular|viewed|shared) | trending(?:\ now)? | latest\ {_STORIES} | editors?['’]?s?\ picks?
      | you\ (?:may|might)\ (?:also\ )?like | in\ this\ (?:story|section)
    )\s*:?""",
    re.IGNORECASE | re.VERBOSE,
)
_BUTTON_WORDS = """
about accept ad ads advert advertise advertisement advertising africa all americas and apple archive article arts
asia audio back blog bookmark business by careers clear click close comment comments conditions contact content
continue cookie cookies copied copy culture decline dismiss donate download e e-mail economy edition email english
entertainment environment europe facebook faq features feed feedback follow font footer gallery google health hide
home homepage in instagram latest learn less like link linkedin links listen live loading login logout mail main me
media menu messenger more navigation news newsletter newsletters next no now of on opinion options out page
pinterest play podcast podcasts policy politics popular preferences press previous print privacy promoted read
reddit register reject rss save science search section sections settings share shares show sign sitemap skip skype
sponsored sport sports story subscribe subscription support tags technology telegram terms the this tiktok to toggle
top topics travel trending tv tweet twitter up us use via viber video videos view vk watch weather whatsapp world x
yes your youtube
"""
_BUTTONS = frozenset(_BUTTON_WORDS.split())
_CONTENT_WORD = re.compile(r"[^\W\d_]+")
_FURNITURE = re.compile(
    r"""(?:
        \(?(?:©|\(c\)\s|copyright\b)
      | .{0,80}\ball\ rights\ reserved\b
      | (?:for\ immediate\ release|(?:press|news)\ release|breaking(?:\ news)?|exclusive)\s*:?$
      | embargoed\ (?:until|for)\b.{0,60}$
      | (?:(?:media\ |press\ )?contacts?|notes?\ to\ editors?)\s*:.{0,200}$
      | (?:subscribe|sign\ up)\b.{0,80}\b(?:newsletters?|channel|alerts?|updates?|inbox|free|now|today|here)\b
      | [^.]{0,60}\b(?:subscribe|sign(?:ing)?\ up)\b.{0,60}\b(?:newsletters?|alerts?|inbox|briefing)\b
      | (?:follow|read|see|find|visit)\b[^.!?]{0,100}\s(?:at|on|here)?\s*:?\s*(?:https?://|www\.)\S+$
      | (?:follow|like|find|join)\ (?:us|our)\b.{0,40}\b(?:on|channel|group|page|newsletter|community|app|newsletters)\b
      | (?:please\ )?(?:click|tap|scroll)\ (?:here|on|to|down)\b
      | (?:download|get)\ (?:our|the)\ (?:\w+\ ){0,3}(?:app|newsletter)\b
      | (?:support|donate\ to)\ (?:us|our|independent)\ (?:today|now|work|journalism|newsroom|reporting|media)\b
      | (?:become|be)\ a\ (?:member|supporter|subscriber|patron)\b
      | .{0,120}\b(?:accept|manage|reject|uses?|using|our|store|storing)\ (?:\w+\ ){0,2}cookies?\b
      | .{0,40}\bcookies?\ (?:policy|settings|consent|notice|preferences)\b
      | .{0,40}\b(?:privacy\ policy|terms\ (?:of\ (?:use|service)|and\ conditions))\b
      | .{0,40}\b(?:enable|turn\ on)\ javascript\b
      | your\ browser\ (?:does|is)\b
      | this\ (?:article|story|report|content|work|post|piece|page)\ (?:(?:first\ appeared|requires|may\ not\ be)\b
        |(?:was\ |is\ |has\ been\ )?
        (?:originally|first|last|published|republished|licen[sc]ed|available|updated|corrected)\b)
      | (?:the\ )?(?:views|opinions)\ (?:and\ \w+\ )?expressed\b
      | with\ (?:inputs?|reporting|additional\ \w+|files?)\ (?:from|by)\b.{0,80}$
      | with\ agenc(?:y|ies)\b.{0,40}$
      | .{0,80}\bcontributed\ to\ this\ (?:report|story|article)\b
      | our\ standards\s*:
      | (?:sources?|publisher|author|tags?|topics?|keywords?|categor(?:y|ies)|filed\ under|labels?|posted\ in|section
        |editor)\s*:.{0,150}$
      | (?:(?:estimated\ )?reading\ time\s*:?\s*)?\d+[\s-]*min(?:ute)?s?(?:\ read)?$
      | \d[\d.,]*k?\s+(?:comments?|shares?|views?|likes?|retweets?|reactions?|reads?)$
      | (?:leave|post|add|write|view|show|load)\ (?:(?:a|your|all|\d+|more)\ )?(?:comments?|reply|replies)\b.{0,40}$
      | (?:page\ )?\d+\s*(?:of|/)\s*\d+$
      | (?:tel|phone|fax|e-?mail|whatsapp|website)\s*[:.].{3,80}$
      | \S+@\S+\.\w+$
      | (?:\#\w+[\s,]*)+$
      | (?:reuters|afp|ap|upi|associated\ press|agence\ france-presse|xinhua|(?:news\ )?agencies|wire\ services)\s*\.?$
      | (?:staff|web|news|online)\ (?:desk|reporter|writers?|correspondent|report)\s*\.?$
      | [-–—_=*~\#.\s•·]+$
      | \(?(?:end|ends|more|eom)\)?$
      | [a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|al|bin|de|der|del|el|la|van|von)"
_NAMES = (
    rf"{_NAME}(?:\s+{_NAME}){{0,5}}(?:(?:\s*,\s*|\s*[|/&]\s*|\s+(?:and|in|for|of|at)\s+)"
    rf"(?:the\s+)?{_NAME}(?:\s+(?:{_NAME}|[a-z]+)){{0,5}}){{0,5}}"
)
_BYLINE = re.compile(rf"(?:By|BY|by|Words by|Report by|From)\s*:?\s+{_NAMES}")
_WORK = r"(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translated|translation)"
_CREDITS = re.compile(rf"(?:(?i:{_WORK})(?:\s+and\s+(?i:{_WORK}))?\s+by\s+{_NAMES}\s*[;.]?\s*){{1,5}}")
_CREDITS_IN_BRACKETS = re.compile(rf"[(\[](?i:{_WORK})\b[^()]{{0,60}}\sby\s.*[)\]]\.?")
_BREADCRUMBS = re.compile(r"[\w' &-]{2,30}(?:\s*[>»›|/•·]\s*[\w' &-]{2,40}){1,6}")
_SOURCE = re.compile(r"(?:source|publisher)\s*:\s*(?P<name>[^:|]{2,60}?)\s*\.?", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:\s*(?:©|\(c\)))?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(?P<name>[^\W\d_][^.|©\d]{1,60}?)"
    r"\s*(?:[.,|]\s*all\s+rights\s+reserved\s*)?\.?",
    re.IGNORECASE,
)


def is_link(line: str, *, below_lead: bool) -> bool:
    """Whether the line points to other reports ("Read also: ...")."""
    if len(line) > _LONGEST:
        return False
    return bool(_LINK.match(line) or _LINK_HEADING.fullmatch(line) or (below_lead and _LINK_BELOW_LEAD.fullmatch(line)))


def is_link_heading(line: str) -> bool:
    """Whether the line heads a list of links ("Related stories")."""
    return len(line) <= _LONGEST and bool(_LINK_HEADING.fullmatch(line))


def is_furniture(line: str) -> bool:
    """Whether the line is a button, menu, credit, byline, appeal or legal line of the page."""
    if len(line) > _LONGEST:
        return False
    return bool(_is_buttons(line) or _FURNITURE.match(line) or _is_byline(line) or _is_menu(line))


def find_source(line: str) -> str | None:
    """The name in a line such as "Source: Reuters", or None."""
    match = _SOURCE.fullmatch(line) if len(line) <= _LONGEST else None
    return match["name"] if match else None


def find_owner(line: str) -> str | None:
    """The name in a line such as "© 2022 Reuters. All rights reserved.", or None."""
    match = _COPYRIGHT.fullmatch(line) if len(line) <= _LONGEST else None
    return match["name"] if match else None


def _is_buttons(line: str) -> bool:
    words = _CONTENT_WORD.findall(line.lower())
    return 0 < len(words) <= 12 and all(word in _BUTTONS for word in words) and not line.endswith((".", "?"))


def _is_byline(line: str) -> bool:
    if len(line) > 160:
        return bool(_CREDITS_IN_BRACKETS.fullmatch(line))
    found = _BYLINE.fullmatch(line.rstrip(".")) or _CREDITS.fullmatch(line) or _CREDITS_IN_BRACKETS.fullmatch(line)
    return bool(found)


def _is_menu(line: str) -> bool:
    """Names divided by signs, most of them those of a menu ("Home > World > Sudan")."""
    if len(line) > 120 or not _BREADCRUMBS.fullmatch(line):
        return False
    parts = [part.strip().lower() for part in re.split(r"[>»›|/•·]", line)]
    return any(all(word in _BUTTONS for word in part.split()) for part in parts)
