"""The L-Mount Alliance: how it was founded, and who joined since."""

from newsroom.demo.shapes import Publication

L_MOUNT_FOUNDED = Publication(
    "ProfiFoto",
    "L-Mount Alliance",
    "https://profifoto.de/neuheiten/objektive/2018/09/26/l-mount-alliance",
    "2018-09-26",
)
L_MOUNT_LICENSED = Publication(
    "slashCAM",
    url="https://www.slashcam.com/news/single/L-Mount-Alliance-announced--Leica---Panasonic---Si-14631.html",
    published="2018",
)
LEITZ_JOINED = Publication(
    "Foto Contact", url="https://foto-contact.de/ernst-leitz-wetzlar-gmbh-tritt-der-l-mount-allianz-bei"
)
LEITZ_JOINS = Publication(
    "Follow This Trending World",
    "Panasonic and Leica sign comprehensive strategic cooperation agreement",
    "https://technology.followthistrendingworld.com/2022/05/panasonic-and-leica-sign-comprehensive.html",
    "2022-05",
)
LEITZ_PORTRAIT = Publication("CAPA", url="https://getnavi.jp/capa/?p=382872", published="2021-10")
DJI_JOINS = Publication(
    "Digital Camera World",
    url="https://www.digitalcameraworld.com/news/dji-joins-the-l-mount-alliance-but-what-does-the-future-hold",
    published="2022-06-17",
)
TWO_MORE_JOIN = Publication(
    "Fotografi Digitali",
    url="https://fotografidigitali.it/news/l-mount-alliance-si-allarga-ora-c-e-anche-samyang-e-astrodesign_118458.html",
    published="2023-07",
)
BLACKMAGIC_JOINS = Publication(
    "PRONEWS", url="https://jp.pronews.com/news/202309220837429714.html", published="2023-09-22"
)
SIRUI_JOINS = Publication(
    "Phototrend", url="https://phototrend.fr/2025/03/sirui-rejoint-la-l-mount-alliance", published="2025-03"
)
DJI_PORTRAIT = Publication(
    "South China Morning Post",
    "How DJI went from university dorm project to world’s biggest drone company",
    "https://www.scmp.com/tech/big-tech/article/2184687/how-dji-went-university-dorm-project-worlds-biggest-drone-company",
    "2019-02",
)
