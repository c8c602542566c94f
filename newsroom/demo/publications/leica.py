"""Leica, and those it has worked with: Panasonic, Huawei, Xiaomi."""

from newsroom.demo.shapes import Publication

LEICA_IN_2000 = Publication(
    "Leica, through Presseportal",
    "ots Ad hoc-Service: Leica Camera AG",
    "https://presseportal.de/pm/16956/161828",
    "2000-08",
)
CAMERAS_IN_2001 = Publication(
    "Reuters, at Digital Photography Review",
    "Matsushita, Leica in digital camera tie-up",
    "https://www.dpreview.com/articles/1816652576/leicapanasonic",
    "2001-07-24",
)
CAMERAS_SIGNED = Publication(
    "Foto Contact",
    "Leica Camera AG und Matsushita (Panasonic) vereinbaren Zusammenarbeit bei digitalen Fotoapparaten",
    "https://foto-contact.de/leica-camera-ag-und-matsushita-panasonic-vereinbaren-zusammenarbeit-bei-digitalen-"
    "fotoapparaten/",
    "2001",
)
LEICA_ON_L2 = Publication(
    "Leica, printed by Macfilos",
    "Leica Camera AG and Panasonic signed strategic comprehensive collaboration agreement, and develop “L2 Technology” "
    "as symbol of the collaboration",
    "https://www.macfilos.com/2022/05/31/leica-and-panasonic-announce-new-strategic-collaboration/",
    "2022-05-31",
)
L2_LOOKS_BACK = Publication(
    "Imaging Resource",
    "Leica Camera AG and Panasonic sign a strategic comprehensive collaboration agreement and launch L2 Technology",
    "https://imaging-resource.com/news/2022/05/31/leica-camera-ag-and-panasonic-sign-a-strategic-comprehensive-"
    "collaboration",
    "2022-05-31",
)
OTHERS_ON_L2 = Publication("other accounts", "Reports of the announcement that give an earlier day")
LUMIX_AT_TWENTY = Publication(
    "The Weston Forum",
    "Lumix celebrates its 20th birthday",
    "https://www.thewestonforum.com/lumix-celebrates-its-20th-birthday/",
    "2021",
)
HUAWEI_BEGINS = Publication(
    "Engadget",
    "Huawei partners with Leica to improve its smartphone cameras",
    "https://www.engadget.com/2016-02-25-huawei-leica-partnership-smartphone-cameras.html",
    "2016-02-25",
)
HUAWEI_ENDS = Publication(
    "GFM Review",
    "Leica And Huawei Terminate Trading Agreement Amid US Sanctions",
    "https://www.gfmreview.com/technology/leica-and-huawei-terminate-trading-agreement-amid-us-sanctions",
    "2022",
)
SEVEN_YEARS = Publication(
    "PingWest",
    "Leica inks a partnership agreement with Xiaomi for new smartphones after ending a seven-year Huawei partnership",
    "https://en.pingwest.com/a/10242",
    "2022-05-24",
)
XIAOMI_BEGINS = Publication(
    "South China Morning Post",
    "Leica joins forces with Xiaomi for new smartphone after partnership with Huawei ends",
    "https://www.scmp.com/tech/big-tech/article/3178849/leica-joins-forces-xiaomi-new-smartphone-after-partnership-huawei",
    "2022-05-23",
)
PANASONIC_PORTRAIT = Publication("Phys.org", url="https://phys.org/partners/panasonic-corporation/")
PANASONIC_IN_THE_MUSEUM = Publication(
    "Science Museum Group", "Panasonic", "https://collection.sciencemuseum.org.uk/people/cp15819/panasonic"
)
SIGMA_PORTRAIT = Publication(
    "The Worldfolio",
    "The right tools for unique, special moments",
    "https://www.theworldfolio.com/interviews/the-right-tools-for-/5390/",
    "2022-10-02",
)
SIGMA_VISITED = Publication(
    "LensTip",
    "A trip to Sigma lens factory in Aizu",
    "https://www.lenstip.com/142.1-article-A_trip_to_Sigma_lens_factory_in_Aizu_Introduction.html",
    "2019-04-01",
)
XIAOMI_PORTRAIT = Publication(
    "Companies History",
    "Xiaomi Corporation history, profile and corporate video",
    "https://www.companieshistory.com/xiaomi-corporation/",
)
XIAOMI_IN_WIKIPEDIA = Publication("Wikipedia", "Xiaomi", "https://en.wikipedia.org/wiki/Xiaomi")
HUAWEI_PORTRAIT = Publication(
    "CRN",
    "Huawei Over The Years: Long Road To U.S., Success No Guarantee",
    "http://www.crn.com/slide-shows/channel-programs/240159905/"
    "huawei-over-the-years-long-road-to-u-s-success-no-guarantee.htm/pgno/0/2?pgno=5",
)
