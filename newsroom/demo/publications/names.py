"""Names that were sold, lent or split: Pentax, Minolta, Olympus, Voigtländer, Hasselblad."""

from newsroom.demo.shapes import Publication

PENTAX_IN_THE_MUSEUM = Publication(
    "Science Museum Group", "Pentax Corporation", "https://collection.sciencemuseumgroup.org.uk/people/cp92156"
)
PENTAX_IN_THE_LEXICON = Publication(
    "Markenlexikon", "Pentax", "https://www.brandslex.de/markenlexikon/cover/p/markenlexikon-pentax"
)
PENTAX_ABSORBED = Publication("BCN", url="https://bcnretail.com/news/detail/071030_8815.html", published="2007-10-30")
PENTAX_SPLIT = Publication(
    "Amateur Photographer",
    url="http://www.amateurphotographer.co.uk/latest/photo-news/pentax-uk-speaks-out-on-sale-to-ricoh-update-16261",
    published="2011",
)
PENTAX_SOLD = Publication(
    "Pentax Forums",
    "Pentax to be sold to Ricoh",
    "https://www.pentaxforums.com/articles/pentax-news/Pentax-to-be-sold-to-Ricoh.html",
    "2011-07-01",
)
PENTAX_HANDED_OVER = Publication(
    "Photoxels", "Ricoh Buys Pentax", "https://www.photoxels.com/ricoh-buys-pentax/", "2011"
)
PENTAX_TRADE_MARK = Publication(
    "Light Stalking",
    "Is Ricoh Losing the Right to Use Pentax? Old Rumor Creates a Stir, Ricoh Responds",
    "https://www.lightstalking.com/is-ricoh-losing-the-right-to-use-pentax-old-rumor-creates-a-stir-ricoh-responds/",
    "2019",
)

MINOLTA_PORTRAIT = Publication(
    "FundingUniverse",
    "Minolta Co., Ltd. History",
    "http://fundinguniverse.com/company-histories/Minolta-Co-Ltd-Company-History.html",
)
MERGER_INTENDED = Publication(
    "Imaging Resource",
    "Konica, Minolta Announce Merger",
    "https://www.imaging-resource.com/NEWS/1042003665.html",
    "2003-01-08",
)
MERGER_SIGNED = Publication(
    "Konica",
    "Conclusion of a Stock Swap Contract for the Management Integration between Konica and Minolta",
    "https://www.konicaminolta.com/about/releases/konica/2003/0515_01_01.html",
    "2003-05-15",
)
MERGER_CLEARED = Publication(
    "European Commission",
    "Case No COMP/M.3091 - Konica/Minolta",
    "https://app.livv.eu/decisions/LawLex200400003376JBJ",
    "2003-07-11",
)
MERGER_DONE = Publication("Konica Minolta", "Annual Report 2006", "http://studylib.net/doc/25644747/ar-2006", "2006")
CAMERAS_TO_SONY = Publication(
    "Associated Press, in China Daily",
    "Konica Minolta ends camera era; Sony gets digital SLR",
    "https://global.chinadaily.com.cn/english/doc/2006-01/20/content_514062.htm",
    "2006-01-20",
)
MINOLTA_WITHDRAWS = Publication(
    "Shutterbug",
    "Konica Minolta Withdraws From Photo Business",
    "https://www.shutterbug.com/content/konica-minolta-withdraws-photo-business",
    "2006",
)
ALPHA_NAMED = Publication(
    "Photoscala",
    url="https://www.photoscala.de/2006/04/20/sonys-neue-spiegelreflex-marke-%ce%b1-alpha/",
    published="2006-04-20",
)
ALPHA_EXPLAINED = Publication(
    "Yves Roumazeilles",
    "Sony, it will be alpha",
    "http://www.roumazeilles.net/news/en/wordpress/2006/04/23/sony-it-will-be-alpha/",
    "2006-04-23",
)

OLYMPUS_MILESTONES = Publication(
    "Olympus",
    "Milestones : 1919-1959",
    "http://www.olympus-global.com/en/corc/history/chron/1919/index.html",
)
OLYMPUS_SIGNS = Publication(
    "Photofocus",
    url="https://photofocus.com/news/olympus-comes-to-agreement-with-jip-for-transfer-of-imaging-business/",
    published="2020",
)
OLYMPUS_TRANSFER = Publication(
    "Tech Game World",
    "Olympus: Imaging division officially sold",
    "https://techgameworld.com/olympus-imaging-division-officially-sold/",
    "2021-01",
)
OLYMPUS_NAME_LENT = Publication(
    "Consumer Electronics Daily",
    "Olympus Sale Complete; OM Digital Solutions to Continue Brand, Support",
    "http://stage.consumerelectronicsdaily.com/article/2021/01/06/"
    "olympus-sale-complete-om-digital-solutions-to-continue-brand-support-2101050028",
    "2021-01-06",
)
OLYMPUS_FOR_A_TIME = Publication(
    "Digital Camera World",
    'Tick, tock… Olympus brand will only be used "for a certain period"',
    "https://www.digitalcameraworld.com/news/tick-tock-olympus-brand-will-only-be-used-for-a-certain-period",
)
OM_SYSTEM_NAMED = Publication(
    "Matzav Review",
    "Photo: don’t say Olympus anymore but OM System",
    "https://matzavreview.com/2021/10/28/photo-dont-say-olympus-anymore-but-om-system/",
    "2021-10-28",
)

VOIGTLANDER_TODAY = Publication(
    "Fotobibel", "Die traditionsmarke", "https://www.pressreader.com/germany/fotobibel/20170101/282235191140316", "2017"
)
VOIGTLANDER_IN_WIKIPEDIA = Publication("Wikipedia", "Voigtländer", "https://en.wikipedia.org/wiki/Voigtl%C3%A4nder")
VOIGTLANDER_LENT = Publication(
    "Lapdog Terror",
    url="https://www.lapdogterror.com/2020/03/16/"
    "les-noms-dappareils-photo-les-plus-chauds-de-lhistoire-de-la-photographie/",
    published="2020-03-16",
)
COSINA_PORTRAIT = Publication("Photoscala", url="http://www.photoscala.de/Artikel/Schoene-Geschichte-Cosina")

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
HASSELBLAD_PORTRAIT = Publication(
    "Silicon Republic", url="http://siliconrepublic.com/companies/dji-hasselblad", published="2017-01"
)
HASSELBLAD_IN_2019 = Publication(
    "Udaiveer Technologies",
    url="https://udaiveertechnologies.wixsite.com/udaiveertechnologies/post/"
    "the-largest-drone-manufacturing-company-dji",
)
