"""A few of the commonest remains of words that lost ligatures or accented letters, by language.

They are what a text is screened for: no article of 6,000 sound ones in English has one of them, and 8 of 6,600 in 23
other languages had (before some fourteen more were listed for each). They are left of the commonest words of each
language that are not names and of which no word of another language is left. Of English articles that lost their
ligatures nine in ten have one of them, of articles of 1,000 code points that lost their accents four in five.

Where a '|' stands, letters are lost: nothing or a space is in their place.
"""

__all__ = ["ACCENTS", "LIGATURES"]

LIGATURES = {
    "en": "|rst f|rst of|ce o|ce o|cial of|cial o|cials of|cials o|cer of|cer o|cers of|cers di|erent di|erence "
    "|ght f|ght |ghting |nally f|nally |nancial f|nancial f|nance di|cult dif|cult diff|cult |gure f|gure "
    "|gures speci|c specif|c speci|cally specif|cally scienti|c scientif|c e|ect e|ects e|ective e|ort "
    "e|orts a|ect a|ected su|ering o|ering signi|cant signif|cant de|ned def|ned de|nitely def|nitely "
    "de|nition |nished f|nished |nish |nding f|nding bene|t benef|t bene|ts benef|ts |fth f|fth in|uence "
    "inf|uence |xed f|xed con|rmed conf|rmed con|dence conf|dence con|ict conf|ict identi|ed identif|ed "
    "re|ect ref|ect f|lms f|nds f|elds na|onal interna|onal tradi|onal ques|on educa|on informa|on "
    "situa|on rela|onship beau|ful wri|en elec|on addi|on popula|on par|cular condi|ons con|nued direc|on "
    "mul|ple pa|ents ac|vity a|empt cri|cal func|on ins|tute poli|cal off|cial off|cials off|cer off|cers "
    "off|ce f|nd f|ve f|re f|nal f|lm f|scal f|ndings f|rearm classif|ed traff|c conf|rm f|gures f|ghting "
    "|ghter f|ghter f|nish pro|le prof|le con|dent conf|dent |ndings su|cient suff|cient e|cient "
    "eff|cient o|ered su|ered |ooding f|ooding |orida a|er a|erward a|ernoon a|ack a|acks a|orney "
    "commi|ee twi|er ma|er li|le s|ll un|l jus|ce poten|al administra|on immigra|on democra|c execu|ve "
    "effec|ve presiden|al ins|tu|on vic|ms shoo|ng mee|ng ge|ng star|ng vo|ng repor|ng exis|ng legisla|on "
    "organiza|on protec|on sta|on founda|on authori|es posi|ve posi|on poli|cians poli|cs ci|zens "
    "prac|ces genera|on en|re ini|al conserva|ve applica|on solu|on ar|cle ac|on ac|ons produc|on "
    "coali|on communica|on reac|on connec|on tac|cs proper|es communi|es abili|es scien|sts ac|vists "
    "iden|ty quan|ty",
    "de": "|ndet f|ndet häu|g häuf|g ö|entlich ö|entlichen verö|entlicht o|enbar ho|entlich getro|en be|ndet "
    "bef|ndet |ndest bef|nden erö|net wich|g bes|mmt s|mmt gleichzei|g poli|sche mi|lerweile begri| "
    "einf|uss f|ndest o|ensichtlich |nale f|nale ö|entliche ö|entlichkeit gesellscha| zukun| informa|onen "
    "wirtscha| häl|e funk|oniert poli|schen s|mmen dri|en mannscha| verkau| trif| wich|ge "
    "scha|en |üchtlinge ein|uss |ughafen o|ziell gescha|en p|anzen verp|ichtet betri|t betro|enen "
    "au|ösung de|nitiv betro|en geö|net",
    "fr": "enf|n di|cile dif|cile di|érent di|érents di|érentes |nalement f|nalement suf|t suff|t di|érence "
    "magnif|que scienti|que scientif|que in|uence signi|e e|orts di|cultés dif|cultés e|cace ef|cace "
    "con|ance ques|on na|onale popula|on ac|vité par|culier conf|ance f|lles |nale f|nale f|lms f|nir "
    "|gure f|gure inf|uence signif|e |eurs eff|cace dé|nition déf|nition scienti|ques scientif|ques "
    "ar|cle ques|ons direc|on condi|ons poli|ques na|onal créa|on fonc|on u|liser construc|on "
    "par|culièrement ar|cles interna|onal informa|ons éduca|on a|aque "
    "a|aires chi|res pro|ter di|culté véri|er ré|exion |nancement e|ectivement o|cielle ré|échir "
    "su|samment di|usion di|érente o|ciellement",
    "es": "o|cial of|cial o|ciales of|ciales signi|ca signif|ca |nalmente f|nalmente suf|ciente edi|cio "
    "edif|cio con|anza conf|anza in|uencia inf|uencia con|icto conf|icto bene|cios benef|cios tráf|co "
    "|empo úl|mo úl|ma no|cias par|cipación ac|vidad inves|gación |nales f|nales perf|l superf|cie "
    "benef|cio de|nitivamente def|nitivamente edi|cios edif|cios |losofía f|losofía pref|ero signi|cado "
    "signif|cado de|nición def|nición |rme f|rme úl|mos ac|vidades |empos cons|tución cues|ón ins|tuto "
    "par|cular ins|tuciones argen|no par|cipar dis|ntos caracterís|cas "
    "su|ciente super|cie bene|cio pre|ero di|cultades o|cinas cientí|co su|cientemente cientí|cos "
    "con|ictos in|erno su|cientes clasi|cación de|nitiva",
    "it": "dif|cile signi|ca signif|ca u|ciale uf|ciale |nalmente f|nalmente di|erenza uf|cio di|coltà "
    "dif|coltà e|etto signi|cato o|erta a|rontare rispe|o scri|o par|colare a|vità ques|one piu|osto "
    "tu|avia |glio f|glio uff|ciale |glia f|glia |nale f|nale |renze f|renze |ducia f|ducia f|nire |nché "
    "f|nché f|sica signif|cato u|ciali uf|ciali uff|ciali f|anco f|nita superf|cie de|nizione def|nizione "
    "infa| a|raverso a|enzione ci|adini prodo|o aspe|o presen| dire|amente prodo| o|enere esa|amente "
    "vi|oria effe|o "
    "super|cie in|uenza con|itto su|ciente u|cialmente di|erenti di|usione speci|co |nestra fotogra|a "
    "scienti|ca di|erenze e|ettivamente scienti|co",
    "pt": "o|cial of|cial o|ciais of|ciais signi|ca signif|ca |nalmente f|nalmente |zeram f|zeram pro|ssional "
    "prof|ssional suf|ciente af|rma af|rmou in|uência inf|uência con|ança conf|ança úl|mo úl|ma "
    "par|cipação con|nuar perf|l pro|ssionais prof|ssionais |cando f|cando af|nal desaf|o enf|m fotogra|a "
    "conf|ra di|culdades dif|culdades úl|mos ins|tuto a|vidades par|cipar |veram inves|gação úl|mas "
    "cons|tuição par|cipantes quan|dade ins|tuições par|cular a|vidade crí|ca garan|r iden|dade "
    "su|ciente signi|cado o|cialmente classi|cação de|nição cientí|ca desa|os di|culdade identi|cação "
    "veri|car |nanceira |nanciamento identi|car de|nitivamente",
    "nl": "o|ciële of|ciële slachto|er slachto|ers o|cieel of|cieel |nanciële f|nanciële e|ect con|ict conf|ict "
    "ongeloo|ijk speci|eke specif|eke getro|en |jdens na|onale poli|eke f|jn f|lms |nale f|nale a|evering "
    "af|evering |nancieel f|nancieel ongeloof|ijk de|nitief def|nitief chau|eur |lmpjes f|lmpjes de|nitie "
    "def|nitie f|guur |lmpje f|lmpje aangetro|en interna|onale reac|e ac|viteiten vakan|e interna|onal "
    "func|e regelma|g voorzi|er ar|kelen afkoms|g reac|es |jden fantas|sch interna|onaal |jdje na|onaal "
    "betre|ende e|ecten fotogra|e e|ectief |nanciën speci|ek pro|teren identi|ceren de|nitieve o|cieren "
    "|nanciering con|icten e|ectieve kwali|catie",
    "ca": "o|cial of|cial |nalment f|nalment edif|ci signi|ca signif|ca con|ança con|icte conf|icte in|uència "
    "su|cient di|cultats ac|vitats par|cipar f|lls fotogra|a |nals f|nals conf|ança edi|cis edif|cis "
    "o|cials of|cials fotogra|es perf|l |nançament f|nançament |scals f|scals inf|uència suf|cient "
    "dif|cultats aprof|tar |gures f|gures af|rma con|ictes conf|ictes bene|cis benef|cis ar|cle objec|u "
    "|ngut úl|m conver|r úl|ma u|litzar polí|ques qües|ó en|tats inves|gació par|cipació ac|vitat "
    "con|nuar compar|r úl|ms cons|tució ges|ó quan|tat "
    "apro|tar |nestra identi|car cientí|c re|exió de|nitivament |nestres classi|cació de|nició o|cialment "
    "cientí|ca cientí|cs o|cines |nalitat",
    "ro": "o|cial of|cial su|cient suf|cient speci|ce specif|ce af|rmat in|uența științi|ce |indcă di|cil "
    "dif|cil ac|vitatea par|cipat |ecare f|ecare f|indcă |lmul f|lmul su|etul suf|etul f|orin |nală "
    "f|nală o|țer of|țer af|rmă o|cială of|cială științif|ce |erbinte f|erbinte suf|et |nanciare "
    "f|nanciare inf|uența a|ată af|ată o|ciale of|ciale în|ințarea înf|ințarea |mpul ul|mul respec|v "
    "aceș|a ac|vitate constan|n con|nuă câș|gat |tlul |mpului aceș| par|dului cons|tuie u|lizarea "
    "con|nuare ins|tutul "
    "|lmului con|ict |nanciar fotogra|i semni|cativ speci|c cali|cat științi|că con|rmat de|nitiv "
    "modi|cări științi|c in|uență fotogra|e",
    "sv": "|ytta f|ytta |nns f|nns |nnas de|nitivt def|nitivt |yttade f|yttade o|entliga trä|ade e|ekt bef|nner "
    "nyf|ken f|nnas |lmen f|lmen |lmer f|lmer |yttar f|yttar |ickor |nner f|nner |nska f|nska |yktingar "
    "f|yktingar |xar f|xar |icka si|ror |ickvän f|ickvän |yga f|yga in|ytande inf|ytande bä|re |llbaka "
    "fak|skt e|ersom |digare |llsammans |mmar ingen|ng fortsä|a oavse| kons|gt berä|a fortsä|er någon|ng "
    "trö| |llräckligt y|erligare berä|ar fantas|skt alterna|v poli|ska däre|er "
    "e|ektivt o|entlig o|ciellt |ygplan de|nition o|ciella o|entligt identi|era e|ekter si|rorna speci|ka "
    "|ngrarna e|ektiv e|ekten",
    "da": "|ndes f|ndes o|entlige o|entlig o|entligt |ytte f|ytte e|ekt indf|ydelse o|cielt of|cielt bef|nder "
    "|nder f|nder |lmen f|lmen |yttet f|yttet |ertal f|ertal |yttede f|yttede |rmaet f|rmaet f|ytter "
    "|nalen f|nalen |ngre f|ngre |ygtninge f|ygtninge o|entliggjort |yve f|yve o|cielle of|cielle |nale "
    "f|nale |lbage |dligere fantas|sk sæ|e minu|er sæ|er |dspunkt stø|e |lfælde e|erfølgende e|erhånden "
    "poli|ske vig|gste fortsæ|er |lbud |dligt interna|onale |llykke fortsæ|e s|lling poli|kere folke|nget "
    "ind|ydelse over|ade |ydende over|aden e|ektivt tra|kken identi|cere kon|ikt e|ekten |ygtede e|ektiv "
    "|ngrene a|evere |yvende",
    "nb": "|nnes f|nnes |nner f|nner o|entlige o|entlig |ytte f|ytte e|ekt traf|kk bef|nner |nne f|nne |lmen "
    "f|lmen |yttet f|yttet |lmer f|lmer |yktninger f|yktninger |ertall f|ertall f|ytter |nalen f|nalen "
    "de|nitivt def|nitivt e|ekten e|ektiv f|kse |yplassen f|yplassen |lbake |dligere fortsa| uanse| "
    "|llegg stø|e |dlig minu|er fantas|sk vik|gste fortse|e poli|ske stor|nget imidler|d slu|e slu|en "
    "fortse|er e|ersom ar|kkel |lgjengelig |lsvarende "
    "tra|kken inn|ytelse e|ektivt o|sielle o|sielt |ngrene |ertallet de|nert e|ektive kon|ikt de|nisjon "
    "|ytende identi|sere de|nerer",
    "id": "kon|ik konf|ik spesi|kasi spesif|kasi ber|kir berf|kir signi|kan signif|kan kon|rmasi konf|rmasi "
    "def|nisi spesif|k kualif|kasi o|cial of|cial f|lipina f|rst fotogra| mengidenti|kasi "
    "mengidentif|kasi semif|nal |lmnya f|lmnya serti|kat sertif|kat serti|kasi sertif|kasi dikon|rmasi "
    "dikonf|rmasi ef|sien modi|kasi modif|kasi |nansial f|nansial seper| |nggi |nggal |ngkat berhen| "
    "mengiku| kema|an perha|an peneli|an khawa|r bupa| se|daknya |ndakan melewa| menikma| peris|wa "
    "kompe|si |nggalkan memas|kan ter|nggi terbuk| "
    "spesi|k kuali|kasi akti|tas identi|kasi |lsafat e|siensi mengkon|rmasi veri|kasi",
    "pl": "|rmy f|rmy f|lmu potraf| |lmów o|cjalnie of|cjalnie o|ary of|ary potra|ą |nansowe f|nansowe kon|ikt "
    "konf|ikt |lmy f|lmy f|lmów |lmie f|lmie potraf|ą potra|ę potraf|ę |rmę f|rmę |rmie f|rmie tra|ł "
    "traf|ł stre|e |lmik f|lmik |nansów f|nansów |zyki f|zyki paraf|i |nansowych f|nansowych fotogra|i "
    "o|arą of|arą "
    "kon|iktu o|cjalne potra|sz |zycznej |nansowej |nansowego o|cjalnej fotogra|a o|cjalny o|cjalna "
    "|zycznie |zyczne de|nicji |nansowania",
    "cs": "|rmy f|rmy f|lmu |nanční f|nanční o|ciální of|ciální o|ciálně of|ciálně fotogra|e |nále f|nále |lmy "
    "f|lmy |lmů f|lmů |rmu f|rmu |nancí f|nancí semi|nále semif|nále fotogra|í fotogra|i |nančních "
    "f|nančních |rmě f|rmě čtvrt|nále čtvrtf|nále de|nitivně def|nitivně |nancování f|nancování "
    "kvali|kace kvalif|kace |lmové f|lmové f|nance |rmou f|rmou "
    "kvali|kaci kon|iktu |nančně |nančního kon|ikt |lmových osmi|nále o|ciálním speci|cké o|ciálních "
    "speci|kace |lmového gra|cké |nančním",
    "sk": "|rmy f|rmy f|lmu |nančné f|nančné o|ciálne of|ciálne špeci|cké špecif|cké |nále f|nále fotogra|e "
    "|lmov f|lmov |lmy f|lmy |nancií f|nancií |nančných f|nančných de|nitívne def|nitívne |rmu f|rmu "
    "fotogra|a |rmou f|rmou |nančnej f|nančnej fotogra|í |rme f|rme semi|nále semif|nále identi|kovať "
    "identif|kovať o|ciálny of|ciálny kon|iktu konf|iktu "
    "kon|ikt kvali|kácie gra|cké o|ciálnej |nančne o|ciálnych špeci|cký špeci|kácie |lmových de|nuje "
    "|nančná |lmovej |nancovanie |nančný",
}

ACCENTS = {
    "de": "k|nnen w|rde w|rden m|ssen h|tte k|nnte w|hrend nat|rlich zur|ck m|chte m|glich n|chsten |berhaupt "
    "d|rfen l|sst f|nf h|tten zun|chst k|nnten v|llig f|hren tats|chlich n|mlich m|glichkeit f|llt "
    "n|chste |brigens erkl|rt |berall geh|ren h|ufig pl|tzlich bev|lkerung l|nger "
    "sp|ter dar|ber gegen|ber gl|ck fr|her f|hrt gef|hl l|sung k|rper gr|nen europ|ischen h|lfte b|rger "
    "erkl|ren",
    "fr": "fran|ais fran|aise |galement |taient probl|me pr|sident syst|me derni|re plut|t journ|e r|gion "
    "deuxi|me s|curit| s|rie d|veloppement si|cle |quipe trouv| malgr| derri|re p|riode r|sultats "
    "int|rieur qualit| troisi|me probl|mes |tudes r|ponse r|seau contr|le succ|s |conomique activit| "
    "am|ricain "
    "gr|ce mani|re pr|sente f|vrier sc|ne pr|sent r|publique cr|ation diff|rents pr|sence "
    "diff|rentes num|ro r|pondre",
    "es": "tambi|n despu|s pol|tica todav|a |ltimo p|blico educaci|n atenci|n poblaci|n relaci|n dif|cil |ltima "
    "direcci|n investigaci|n f|cil m|sica pol|tico p|blica producci|n econom|a acci|n pol|ticos |ltimos "
    "campa|a lleg| compa||a peque|o |xito canci|n f|tbol comunicaci|n construcci|n peque|a administraci|n "
    "informaci|n trav|s situaci|n ning|n espa|ol l|nea ingl|s pel|cula rep|blica opini|n "
    "organizaci|n p|gina ej|rcito",
    "it": "societ| attivit| possibilit| qualit| libert| verit| universit| comunit| difficolt| capacit| poich| "
    "perci| propriet| responsabilit| potr| quantit| caff| velocit| volont| pubblicit| opportunit| "
    "modalit| nonch| chiss| facolt| personalit| sanit| dignit| localit| curiosit| solidariet| probabilit| "
    "umanit| affinch| "
    "povert| profondit| sensibilit| disponibilit| eredit| giovent| visibilit| sovranit| diventer| "
    "continuit| intensit| rimarr| nazionalit| creativit|",
    "pt": "tamb|m atrav|s p|blico seguran|a s|rie crian|as milh|es popula||o pol|tica poss|vel |ltima dif|cil "
    "pr|prio ningu|m m|sica aten||o atr|s |ltimo f|cil produ||o educa||o cora||o espa|o l|ngua amanh| "
    "irm|o justi|a crian|a pr|ximo constru||o p|blica tradu||o |reas vit|ria "
    "v|rios popula|o pol|cia v|rias rela|o informa|es come|ou produ|o educa|o come|ar pr|pria portugu|s "
    "situa|o ingl|s",
    "ca": "despr|s gr|cies pol|tica p|blic educaci| poblaci| atenci| con|ixer seg|ent comunicaci| acci| |ltim "
    "m|sica pol|tics p|blica fam|lies |xit gaireb| ex|rcit mitjan|ant independ|ncia f|cil c|rrec "
    "organitzaci| s|rie viol|ncia dif|cil mitj| |ltima associaci| not|cies comissi| direcci| experi|ncia "
    "comen|ar trav|s rep|blica l|nia pol|tic angl|s just|cia comen|a p|gina pol|tiques t|tol "
    "esgl|sia pr|pia",
    "ro": "na|ional noastr| |mpreun| toat| t|rziu |mpotriva num|rul |nseamn| v|zut acas| perioad| niciodat| "
    "na|ional| adic| na|ionale adev|rat func|ie ast|zi |ncepe |ncep|nd odat| datorit| reu|it ||rii "
    "jum|tate persoan| totu|i interna|ional r|zboi munc| |nceputul pre|edintele b|rbat pre|edinte "
    "f|cut c|teva acela|i av|nd pute|i al|turi jude|ul rom|n tat|l num|r "
    "rom|ne",
    "pl": "b|dzie kt|ry kt|rzy kt|rych kt|rej wi|cej r|wnie| spos|b wed|ug oczywi|cie mi|dzy mo|esz wcze|niej "
    "kt|rym naprawd| |ycia kt|rego dzi|kuj| dw|ch zdj|cie wygl|da poniewa| szko|y mo|emy nale|y wci|| "
    "pa|stwa wi|kszo|| cz|owieka dok|adnie udzia| zdj|cia |wiat chocia| "
    "kt|re kt|ra p|niej cz|sto je|eli pocz|tku ka|dym ka|dego pieni|dze zosta|y zwi|zku przyk|ad b|dziemy "
    "zar|wno",
    "cs": "prvn| v|echny v|echno v|ichni |ekl posledn| hodn| nap||klad probl|m hlavn| p|edev||m samoz|ejm| "
    "stejn| |ivot nev|m nejlep|| vlastn| spole|nosti |asto p|esn| chv|li nejv|t|| spole|nost cht|l "
    "v|dycky pozd|ji nyn| |ivota ostatn| zejm|na z|rove| r|mci v|etn| t|chto "
    "v|bec b|hem sv|ho nap|klad mysl|m v|ech sv|ta dal|ch zat|m nav|c nem|m pros|m ud|lat cht|la",
    "sk": "ktor| v|etko v|etky najm| napr|klad ur|ite ktor|ch nach|dza spolo|nosti |lovek aspo| |udia v|etk|ch "
    "|ivot |asto nesk|r patr| syst|m lep|ie probl|m v|etci t|chto z|rove| hne| niektor| r|mci spolo|nos| "
    "str|nke |ivota pokia| r|chlo znamen| najlep|ie predov|etk|m "
    "preto|e nieko|ko v|bec pri|om vr|tane pr|pade r|znych zatia| za|iatku niektor|ch |iadne pr|cu "
    "probl|my taktie|",
    "sl": "|ivljenje |eprav |tevilo razli|nih za|etku preve| |lovek podro|ju pribli|no vpra|anje |tevilne "
    "|ivljenja |enske razli|ne obi|ajno odli|no |ivljenju obmo|ju dru|ine |lanov |ivali o|itno |loveka "
    "ve|inoma vklju|no najve|ji dr|avah ob|utek prilo|nost dru|tvo obmo|je obmo|ja splo|no |tevilnih "
    "mogo|e ob|ine v|asih te|ave druga|e ob|ini za|ela kak|no dru|ina mo|nosti mo|nost namre| pri|lo "
    "dr|avnega",
    "sh": "izme|u |ivot me|utim |etiri po|etkom podru|ju najve|i po|inje uop|te uklju|uju|i najvi|e dru|tva "
    "|ivota |iji |ivotu |lanova podru|ja stanovni|tva po|etku slu|aju |lanovi slu|aj zahvaljuju|i dru|tvo "
    "razli|itih zavr|io rije| istra|ivanja naro|ito prili|no razli|ite biv|i podru|je po|etak "
    "op|tine pomo|i mo|emo do|ao po|eo na|eg po|ela op|tini nema|ke tako|er de|ava u|initi kona|no "
    "polo|aj",
    "hu": "|ltal t|nyleg |jra tov|bb m|sodik utols| k|vetkez| |ssze eur|pai alapj|n |sszes k|zben siker|lt "
    "f|rfi tov|bbi nemzetk|zi |jabb l|ttam |rtem orsz|g kir|ly tal|lhat| t|bbet kor|bban neh|z miut|n "
    "k|zel orsz|gos |ppen szeretn|k t|bbi elm|lt t|k|letes |vben "
    "eg|sz ez|rt el|tt ink|bb egy|tt m|sik sz|val legal|bb m|gis vil|g n|met ism|t igaz|n",
    "tr": "g|zel |nce |imdi |ekilde ayr|ca y|ksek |zerine |zerinde l|tfen ger|ekten |zellikle s|yledi te|ekk|r "
    "te|ekk|rler vard|r farkl| |ocuk ard|ndan asl|nda |niversitesi yaln|z yanl|| |eyi olmu| |lke yakla||k "
    "uluslararas| y|zden b|ylece canl| dolay| m|zik |e|itli |ehir "
    "art|k taraf|ndan oldu|unu oldu|u i|inde aras|nda d|nya bug|n hakk|nda kad|n hi|bir yap|lan "
    "e|itim",
    "sv": "varf|r sj|lv f|rsta b|ttre k|nner v|ldigt m|nniskor h|ller f|rst|r l|ngre st|rre ist|llet k|nns "
    "allts| j|vla t|nker b|rjar f|rst |lskar g|ller v|rlden |nnu b|rja h|nder st|rsta g|nger t|nka v|nner "
    "anv|nda b|rjade g|ngen tyv|rr ifr|n l|gga "
    "s|ger b|sta n|stan hj|lp l|ngt t|nkte sj|lva hj|lpa utanf|r anv|nder h|gre sn|lla k|nna",
    "da": "f|rste f|rst st|rre l|ngere hj|lpe selvf|lgelig st|rste sp|rgsm|l m|tte desv|rre omr|det |nsker "
    "r|kke t|nker s|tte f|lge fort|ller t|nke s|tter hj|lper sp|ndende omr|de |ldre f|lger if|lge k|mpe "
    "f|lgende st|tte nuv|rende st|rkt h|rdt m|rke f|lles s|rlig "
    "m|ske s|dan hj|lp n|sten h|ber k|rer s|ger hvorn|r l|bet m|neder kr|ver pr|cis fort|lle",
    "nb": "f|rste f|rst gj|r gj|re m|tte st|rre kj|pe d|rlig sp|rsm|l st|rste omr|det if|lge |nsker skj|nner "
    "f|lge s|rlig st|tte selvf|lgelig f|lger kj|re kj|rer |nske |pnet |nsket gj|res omr|der kj|per kj|pt "
    "unng| n|dvendig pr|vde kj|p |konomi f|lgende "
    "l|pet h|yere m|neder l|rer spr|k forn|yd h|sten kj|rlighet n|rheten seri|st n|rmere st|tter etterp| "
    "kj|reste",
    "fi": "hyv| j|lkeen eiv|t tehd| lis|ksi enemm|n siell| meill| heid|n yhdess| t|ysin ensimm|inen my|hemmin "
    "hyv|| k|ytt|| yleens| l|ytyy eritt|in ihmisi| t|ytyy mielt| nelj| ikin| hetkell| ensimm|isen pitk||n "
    "j|lleen riitt|| t|nne k|yd| yritt|| etel| yhteydess| k|ytt||n "
    "meid|n h|net p|lle yht|n pitk|n riitt| tekem|n kyseess| h|nelle yhteens| itsens| l|htee "
    "l|hti",
    "lt": "lietuvi| valstyb|s v|liau |iandien savivaldyb|s da|niausiai ypa| anks|iau gyvenim| visuomen|s |mogus "
    "|alies teis|s |inoma |iuo darb| visk| |eimos |iek |kio prad|jo gyventoj| s|jungos t|kst dviej| "
    "duomen| pinig| am|iaus galb|t u|sienio kiekvien| |mogaus |vairi| |eima "
    "ta|iau tod|l kult|ros tur|jo b|tent pad|ti rugs|jo lapkri|io gegu|s skai|ius bir|elio "
    "pavyzd|iui t|vas",
    "lv": "|oti vair|k latvij| vienm|r vienk|r|i varb|t cilv|ki iesp|jams piem|ram pasaul| joproj|m vajadz|tu "
    "l|dzu latvie|u cilv|ku cilv|ks bie|i cilv|kiem atpaka| gandr|z noz|m| iesp|ja b|rni dz|vo m|kslas "
    "m|zikas piln|gi iel| savuk|rt valod| v|rdu pirmaj| visp|r l|dzi "
    "r|gas tie|i tom|r lab|k vi|iem pat|k t|pat sp|les m|jas dom|ju kult|ras dz|ves dz|vi redz|t",
    "is": "|egar |eirra |annig |essum samkv|mt stj|rn |slenska m|rgum s|rstaklega eitthva| |essu |tti |hrif "
    "|nnur |slensku |rinu m|rg |eirri h|tti febr|ar |essar fj|lda nokku| sj|lfur |rsins s|kja t|kif|ri "
    "millj|nir ranns|knir uppl|singar l|klega r|kisins |msum fyrirt|ki "
    "s|num ni|ur h|fum n|vember okt|ber d|mis n|stu a|rir "
    "forma|ur",
}
