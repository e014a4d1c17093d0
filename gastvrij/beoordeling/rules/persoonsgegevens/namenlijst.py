"""Given names and surnames that many people in the Netherlands have, typed by us; far from all."""

from .woordlijst import words

VOORNAMEN = words(
    """
    aaltje abdel abdelkader abdellah abdul abdullah achmed ada adam adriaan adriana agnes ahmad
    ahmed aicha aisha albert alberto aleksandra alex alexander alexandra ali alice alicia alida
    alina amal amber amin amina amira amy ana anass andre andrea andreas andrei anita anja anke
    ann anna anne anneke annelies annemarie annemiek annemieke annie anouk anthony antje anton
    antonia antonio appie arend arie arjan arjen arno arnold arthur astrid aukje aya ayoub ayse
    aziz barbara bart bastiaan beatrix bela benjamin berend bernard bert bertus bianca bilal
    birgit bjorn bo bob boris bram brigitta bruno burak carla carlos carmen carolien caroline
    catharina chaima charlotte chris christiaan christina cindy claudia colin coen coenraad cor
    corine corrie corry cornelia daan dana daniel danielle danny dave david deborah demi denise
    dennis derek desiree diana dick diederik dilek dimitri dirk dominique donald dorien duuk
    dylan ed eddy edith eduard edwin eefje eelco elena elif elin elisa elisabeth eliza ellen
    elly els elsbeth else elvira emiel emilia emily emma emmy eric erica erik erika ernst esmee
    esra esther eva eveline evelien evert evi fabian faisal farida fatiha fatma fay felix femke
    ferdi ferdinand fien fleur floris frank frans fred frederik freek frits gabriel geert
    geertje geertruida george gerard gerben gerda germa gerrie gerrit gert gertjan gijs gijsbert
    giovanni greet greetje guido guus hakan halima hamid hamza hanna hannah hanneke hannie hans
    harm harold harrie harry hasan hassan hatice hava heidi heleen helena helga hendrik
    hendrikus henk hennie henny henri henriette henry herman hessel hidde hilda hilde houda
    hubert hugo huib ibrahim ida igor ilona ilse imane imran ina ineke inge ingeborg ingrid
    irena irene iris irma isa isaac isabel isabella ismail ivan ivo jaap jack jaco jacob jacoba
    jacobus jacqueline jade jamal james jamila jan jana janine janneke jannie jans jantje jasper
    jayden jeanette jeannette jelle jelmer jennifer jenny jeroen jesse jessica jet jim jo joan
    joanna job jochem joep johan johanna johannes john johnny jolanda jolien jonas jonathan
    joost jordy jorg joris jorn jos jose josef joseph josephine joshua joyce juan judith julia
    julian juliette jurgen jurre justin karel karen karim karima karin kars katarzyna kathelijne
    katja kay kelly kemal kevin khadija khalid kim kitty klaas klara koen koos kristel kristina
    krijn lana lars laura laurens leen leendert lena lennart leo leon leonie levi lia lian lidia
    lieke lies lilian lina linda lisa lisanne liza loes lotte lotje louis louise luca lucas
    lucia lucy luna luuk lydia lynn maaike maarten maartje machteld madelief magda maik malika
    manon manuel mara marc marcel marco margaret margreet margriet maria mariam marian marianne
    marie marielle marijke marijn marina mario marion marit marja marjan marjo marjolein
    marjolijn marleen marlies marloes marten martha martijn martin martina martine mary maryam
    mats matthijs maud maureen maurice maurits max maxime meike melanie melissa melvin menno
    mehmet merijn mia michael michel michelle michiel mieke mien miep mike mila milan milou mina
    mira miranda miriam mirjam mirthe moad mohamed mohammad mohammed mo monica monika monique
    mouna mourad mustafa muhammed murat myrthe nadia nadine najat nancy naomi nasser natalia
    natasja nathalie nele nico nicolaas nicole niek niels nienke nils nina noa noah nora nordin
    nour olga olaf olav oliver olivia oscar osman otto paolo pascal patricia patrick patrik paul
    paula pauline pedro peggy peter petra philip piet pieter pietje pim pleun quinten rachel
    rachid rafael rahma raimond ralph ramazan ramon ramona rebecca regina reinier reinout remco
    remi rene renate renee renske ria rianne ricardo richard rick rik rienk rita rob robbert
    robert roberto robin roderick roel roelof roland rolf romy ron ronald rosa rosalie rosanne
    roy ruben rudi rudolf rutger ruth ruud ryan saar sabine sabrina safia said salim salma sam
    samantha samir samira samuel sandra sander sara sarah sascha sebastiaan selma serkan sharon
    sheila siem silvia simon simone sinan sjaak sjoerd sofia sofie sonja sophie souad stefan
    stefanie stella stephan steven stijn susan susanne suzanne svetlana sven sylvana sylvia
    tamara tanja tara teun thea theo theodorus thijs thirza thom thomas thomasz tibbe tijmen tim
    timo tineke tobias tom tomasz tonnie tonny trijntje trudy twan tycho umar ursula valentijn
    vera veronica victor victoria vincent walter wanda ward wendy wesley wessel wiebe wietske
    wilfred wilhelmina willeke willem willie willy wim wouter xander yasin yasmin yasmina yassin
    yassine yolanda younes youssef ype yvette yvonne zakaria zara zineb zoe fatima noor sanne
    omar yara yusuf saskia kees marieke zahra emre pierre jean naima liesbeth cornelis hendrika
    soraya hafida latifa abdelaziz aleksander piotr pawel ewa magdalena mateusz jakub ioana
    mihai andrzej marek jerzy vladimir tatiana irina sergei dmitri yulia nikolai ivana goran
    dragan jovana senad amela winston glenn urmila anil sanjay ravi chandra soerin jerrel rodney
    gregory angelique marlon shaniqua kofi ama yaw abena mamadou aminata ousmane fatou ibrahima
    mariama tesfay yonas samuel mehret luwam hana bereket rahel
    """
)
# Given names that are ordinary words too: alone they count only where the context says a name.
DUBBELZINNIG = words(
    """
    wil mark roos bloem merel floor bas iris jasmijn linde storm fee mees wolf guy boy hoop joy
    mei may ties door ad an bo mo rob job tim jet isa jans kim demi hein roel pas sterre lente
    zomer noor lies els ina ria rik rick ron pim dick hans leen mien greet wim ward jo kay jim
    sam puck madelief pleun jade amber fleur luna saar ada ed daan cor marina victoria regina
    kars job
    """
) - words(
    """
    noor tim rob kim isa els ria rik rick ron pim hans wim daan cor lies jim
    """
)
# Without a capital these are verbs first.
VERBS_TOO = frozenset(["wil"])
ACHTERNAMEN = words(
    """
    jansen janssen janse jong boer vries visser smit smits meijer meyer groot bos vos peters
    hendriks dekker dijkstra brouwer graaf linden kok jacobs haan vermeulen heuvel hoekstra
    koster kuipers willems prins dam leeuwen jonge maas hermans heijden bosch schouten wal
    willemsen hoek beek post verhoeven vliet driessen peeters evers wijk dongen kramer scholten
    sanders berg berge wit bruin bruijn gerritsen blom hofman hoeven veenstra postma bosman
    molenaar timmermans martens kuiper schipper jonker ruiter wolters mulder bakker yilmaz demir
    sahin celik kaya yildiz ozturk aydin arslan dogan kilic aslan cetin polat ozdemir koc kurt
    idrissi amrani bouzian aziz ahmed mohamed ali hassan hussein nguyen tran wang chen zhang li
    singh khan sharma kumar kowalski nowak wisniewski lewandowski ivanov petrov popov santos
    silva garcia rodriguez martinez fernandez
    """
)
TUSSENVOEGSELS = words(
    """
    van de der den het 't ten ter te el al bin ibn ben da das dos do di del della la le du von
    zu zum op in 'n 's ould abu ul ur des vande vander over onder uit e y bint aan a
    """
)
