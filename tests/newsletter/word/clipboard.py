"""What four programs put on the clipboard, written here after the manner of each."""

from base64 import b64encode

from tests.newsletter.word.files import picture


def inline_picture(alt: str = "") -> str:
    """With its data, as some programs write it."""
    return f'<img src="data:image/jpeg;base64,{b64encode(picture()).decode()}" alt="{alt}">'


def item(mark: str, level: int, text: str) -> str:
    """Of a list, as Word on a desk writes it."""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level{level} "
        "lfo1'><![if !supportLists]><span style='font-family:Symbol'><span "
        f"style='mso-list:Ignore'>{mark}<span style='font:7pt \"Times New Roman\"'>&nbsp;&nbsp;"
        f"</span></span></span><![endif]>{text}<o:p></o:p></p>\n"
    )


WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>Secret title</title>
<style><!-- p.MsoNormal {{mso-style-qformat:yes;}} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
</head><body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle>What children told us<o:p></o:p></p>
<p class=MsoSubtitle>Answers of a survey</p>
<p class=MsoNormal><span style='font-family:Calibri;color:#FF0000'>We <b>asked</b>, and they
<i>answered</i>.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> Read the
<a href="https://www.gov.uk/">guidance</a>, not <a href="javascript:alert(1)">this</a>.</span></p>
<p class=MsoNormal><del>gone words</del><ins>come words</ins><span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[KW1]</a></span></p>
<p class=MsoHeading7>Deep</p>
<h1>What changes<o:p></o:p></h1>
{item("·", 1, "First")}{item("o", 2, "Inner")}{item("·", 1, "Second")}
{item("1.", 1, "One")}{item("2.", 1, "Two")}
<p class=MsoQuoteCxSpFirst>“Listen to us.”</p><p class=MsoQuoteCxSpLast>— A young person</p>
<table class=MsoTableGrid><thead><tr><td><p class=MsoNormal>Year</p></td>
<td><p class=MsoNormal>Answers</p></td></tr></thead>
<tr><td><p class=MsoNormal>2025</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape/><![endif]--><![if !vml]><img width=300
src="file:///C:/clip/AppData/clip_image002.png" alt="A chart"><![endif]></p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr size=1><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"
name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> In a survey.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div class=msocomtxt>
<p class=MsoCommentText>Please check with the school.</p></div></div></div>
</body></html>"""


def online_item(level: int, text: str) -> str:
    return (
        '<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list">'
        f'<li data-listid="1" data-aria-level="{level}" class="OutlineElement"><p '
        f'class="Paragraph"><span class="TextRun"><span class="NormalTextRun">{text}</span></span>'
        '<span class="EOP">&nbsp;</span></p></li></ul></div>'
    )


ONLINE = f"""<html><body><!--StartFragment--><div class="OutlineElement Ltr SCXW1"><p
class="Paragraph" role="heading" aria-level="1"><span class="TextRun"><span class="NormalTextRun"
data-ccp-parastyle="Title">Our news</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="OutlineElement"><p class="Paragraph" role="heading" aria-level="2"><span
class="TextRun"><span data-ccp-parastyle="heading 2">Why</span></span></p></div>
<div class="OutlineElement"><p class="Paragraph"><span class="TextRun"
style="font-weight: bold;"><span class="NormalTextRun">Bold</span></span><span class="TextRun"> and
plain.</span><span class="EOP" style="font-size: 11pt">&nbsp;</span></p></div>
{online_item(1, "First")}{online_item(2, "Inner")}{online_item(1, "Second")}
<div class="OutlineElement">{inline_picture("image1.jpg")}</div><!--EndFragment--></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2"/>
<style type="text/css">h1 { color: #000000 }</style></head><body lang="en-GB">
<h1 class="title">Our news</h1><h2 class="western">Why</h2>
<p style="line-height: 100%"><font face="Liberation Serif, serif"><font size="3">We <b>asked</b>.<a
class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></font></font>
</p>
<ol><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ol>
<blockquote>Listen to us.</blockquote><p><br/></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>In a survey.</p></div></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1
dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">Our news</span></h1>
<h2 dir="ltr"><span style="font-weight:400;">Why</span></h2><p dir="ltr"><span
style="font-weight:400">We </span><span style="color:#ff0000;font-weight:700;">asked</span><span
style="font-weight:400">, see </span><a href="https://www.gov.uk/" style="color:#1155cc"><span
style="color:#1155cc;text-decoration:underline">the guidance</span></a><span>.</span></p><br />
<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>First</span></p></li><ul><li
aria-level="2"><p role="presentation"><span>Inner</span></p></li></ul></ul>
<div dir="ltr" align="left"><table><colgroup><col width="301" /><col /></colgroup><tbody><tr><td><p
dir="ltr"><span style="font-weight:700">Year</span></p></td><td><p><span
style="font-weight:700">Answers</span></p></td></tr><tr><td><p>2025</p></td><td><p>12</p></td></tr>
</tbody></table></div><p><span><img src="https://lh7-rt.googleusercontent.com/docsz/x" /></span></p>
<br class="Apple-interchange-newline"></b>"""
