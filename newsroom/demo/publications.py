"""What the demo's records and stories cite. Addresses only where they are known; dates no more exact than they are."""

from newsroom.demo.shapes import Publication

LEICA_ON_L2 = Publication("Leica", "Announcement of L² Technology", published="2022-05-31")
OTHERS_ON_L2 = Publication("Other accounts", "Accounts of the announcement that give an earlier day")
LEICA_IN_2000 = Publication(
    "Leica",
    "Notice to investors of cooperation on lenses for digital equipment",
    "https://presseportal.de/pm/16956/161828",
    "2000-08",
)
CAMERAS_IN_2001 = Publication(
    "Digital Photography Review",
    "Leica/Panasonic",
    "https://www.dpreview.com/articles/1816652576/leicapanasonic",
    "2001-07",
)
L_MOUNT_FOUNDED = Publication(
    "ProfiFoto",
    "L-Mount Alliance",
    "https://profifoto.de/neuheiten/objektive/2018/09/26/l-mount-alliance",
    "2018-09-26",
)
LEITZ_JOINS = Publication(
    "Foto Contact",
    "Ernst Leitz Wetzlar GmbH tritt der L-Mount Allianz bei",
    "https://foto-contact.de/ernst-leitz-wetzlar-gmbh-tritt-der-l-mount-allianz-bei",
)
DJI_JOINS = Publication(
    "Digital Camera World",
    "DJI joins the L-Mount Alliance: but what does the future hold?",
    "https://www.digitalcameraworld.com/news/dji-joins-the-l-mount-alliance-but-what-does-the-future-hold",
    "2022-06-17",
)
TWO_MORE_JOIN = Publication(
    "Fotografi Digitali",
    "L-Mount Alliance si allarga: ora c'è anche Samyang e Astrodesign",
    "https://fotografidigitali.it/news/l-mount-alliance-si-allarga-ora-c-e-anche-samyang-e-astrodesign_118458.html",
    "2023-07",
)
BLACKMAGIC_JOINS = Publication(
    "PRONEWS",
    "Blackmagic Design joins the L-Mount Alliance (in Japanese)",
    "https://jp.pronews.com/news/202309220837429714.html",
    "2023-09-22",
)
SIRUI_JOINS = Publication(
    "Phototrend",
    "Sirui rejoint la L-Mount Alliance",
    "https://phototrend.fr/2025/03/sirui-rejoint-la-l-mount-alliance",
    "2025-03",
)
HUAWEI_BEGINS = Publication(
    "Engadget",
    "Huawei partners with Leica to improve its smartphone cameras",
    "https://www.engadget.com/2016-02-25-huawei-leica-partnership-smartphone-cameras.html",
    "2016-02-25",
)
HUAWEI_ENDS = Publication(
    "TechnoPhile",
    "Huawei and Leica partnership has ended",
    "https://technophileph.com/2022/05/25/huawei-and-leica-partnership-has-ended/",
    "2022-05-25",
)
XIAOMI_BEGINS = Publication(
    "South China Morning Post",
    "Leica joins forces with Xiaomi for new smartphone after partnership with Huawei ends",
    "https://www.scmp.com/tech/big-tech/article/3178849/leica-joins-forces-xiaomi-new-smartphone-after-partnership-huawei",
    "2022-05-23",
)
SEVEN_YEARS = Publication(
    "PingWest",
    "Leica inks a partnership agreement with Xiaomi for new smartphones after ending a seven-year Huawei partnership",
    "https://en.pingwest.com/a/10242",
    "2022-05-24",
)
OLYMPUS_TRANSFER = Publication(
    "Business Today",
    "Olympus confirms transfer of imaging business to Japan Industrial Partners",
    "https://www.businesstoday.in/technology/olympus-confirms-transfer-of-imaging-business-to-japan-industrial-partners/"
    "story/427098.html",
    "2021",
)
HASSELBLAD_INSIDERS = Publication(
    "Evertiq, after TechCrunch",
    "Sources: DJI acquires majority stake in Hasselblad",
    "http://evertiq.com/news/40799",
    "2017-01-10",
)
HASSELBLAD_NO_NEWS = Publication(
    "Digital Trends",
    "Drone maker DJI reportedly acquires majority stake in camera company Hasselblad",
    "https://www.digitaltrends.com/business/dji-hasselblad-acquisition-drone-medium-format-cameras-report/",
    "2017-01",
)
