# Les mots qu'un programme n'a pas à écrire lui-même.
level-0 = Jamais utilisé
level-1 = Essayé
level-2 = Avec de l'aide
level-3 = À l'aise
level-4 = Capable de l'enseigner
label-volunteer = Je participe volontairement
label-approve = Approuver
label-revise = Renvoyer
label-decline = Décliner
label-later = Pas encore
label-close = Clore

# Défauts des programmes et des listes de personnes : quoi, et que faire.
did-you-mean = { $near ->
    [none] { "" }
   *[other] { " " }Vouliez-vous dire « { $near } » ?
}
one-of = { " " }Possible : { $known }.

fault-file-missing = Ce fichier n'existe pas. Vérifiez le nom et le dossier.
fault-file-folder = C'est un dossier. Indiquez un fichier qui s'y trouve.
fault-file-unreadable = Ce fichier ne peut pas être lu. Vérifiez son nom et qui peut le lire.
fault-file-too-big = Ce fichier dépasse { $limit } Mo. Est-ce le bon ?
fault-file-not-utf8 = Un signe ici n'est pas en UTF-8. Enregistrez de nouveau le fichier avec l'encodage UTF-8 (dans Excel : « CSV UTF-8 »).
fault-file-utf16 = Ce fichier est en UTF-16 (le « texte Unicode » d'Excel), qui n'est pas lu. Dans Excel, choisissez « Enregistrer sous » et le type « CSV UTF-8 (délimité par des virgules) » ; ailleurs, enregistrez-le avec l'encodage UTF-8.
fault-file-empty = Ce fichier est vide. Partez d'une copie d'un fichier livré.

fault-yaml-syntax = Cette ligne, ou celle du dessus, enfreint les règles de YAML. Vérifiez le retrait, les crochets et les guillemets ; un texte qui commence par un signe spécial se met entre guillemets.
fault-yaml-colon = Un second « : » n'est pas permis ici. Mettez le texte entre guillemets, ou la ligne en retrait sous sa clé.
fault-yaml-tab = Une tabulation se trouve en début de ligne. Mettez le retrait en espaces.
fault-yaml-character = Un signe ici n'est pas du texte. Supprimez-le.
fault-yaml-anchor = Les ancres et renvois (& et *) ne sont pas admis : « { $word } ». Reprenez une étape avec use:, ou écrivez les lignes communes sous defaults:.
fault-yaml-merge = « << » n'est pas admis. Reprenez une étape avec use:, ou écrivez les lignes communes sous defaults:.
fault-yaml-tag = « { $word } » n'est pas admis : un fichier ne dit que ce qui est écrit. Supprimez le mot qui commence par « ! ».
fault-yaml-key = Ici, une clé doit être un simple mot.
fault-yaml-documents = Un second document commence ici (---). Un seul programme par fichier.
fault-yaml-too-deep = C'est imbriqué plus profondément qu'aucun programme. Un crochet est-il resté ouvert ?
fault-duplicate-key = « { $word } » se trouve ici une seconde fois ; la première est à la ligne { $first }. Supprimez l'une des deux.
fault-empty-value = « { $word } » n'a pas de valeur. Écrivez-en une, ou supprimez la ligne.
fault-empty-entry = Cet élément de la liste est vide. Écrivez une valeur après le tiret, ou supprimez la ligne.
fault-not-a-program = Ce n'est pas un programme : il manque des lignes comme « program: nom ». Partez d'une copie d'un programme livré.

fault-missing-key = Il manque « { $word }: » ici. Ajoutez cette ligne.
fault-unknown-key = « { $word } » est inconnu ici.{ did-you-mean } Vos propres notes commencent par x-.{ one-of }
fault-not-one-of = « { $word } » n'est pas possible ici.{ did-you-mean }{ one-of }
fault-expected-map = Il faut ici des lignes avec noms et valeurs, comme « nom: valeur ».
fault-expected-list = Il faut ici une liste, comme [un, deux].
fault-expected-word = Il faut ici un seul texte, pas une liste ni d'autres lignes.
fault-too-low = « { $word } » doit être au moins { $limit }.
fault-too-high = « { $word } » doit être au plus { $limit }.
fault-bad-flag = Seuls true et false sont possibles ici, pas « { $word } ».
fault-bad-whole = Il faut ici un nombre entier, comme 3, pas « { $word } ».
fault-bad-number = Il faut ici un nombre, comme 3 ou 2.5, pas « { $word } ».
fault-bad-share = Il faut ici une part, comme 90 %, de plus de 0 à 100 ; pas « { $word } ».
fault-bad-text = Il faut ici un texte : simple, ou un par langue, comme {"{"}fr: …, en: …{"}"}. Il ne doit pas être vide.
fault-text-line-break = Ce texte figure dans l'objet des courriels : il doit tenir en une ligne. Supprimez le saut de ligne.
fault-bad-duration = « { $word } » n'est pas une durée. Écrivez un nombre et une unité : 60 min, 5 working days, 2 weeks (min, hours, days, working days, weeks, months, years).
fault-duration-long = { $word }, c'est plus de { $years } ans : aucun programme n'attend si longtemps. Vérifiez le nombre et l'unité.
fault-bad-offset = « { $word } » n'est pas un moment autour d'un autre. Écrivez 2 working days before (avant l'échéance), 1 day after, ou 1 day after sessions.last.
fault-bad-range = « { $word } » n'est pas un intervalle. Écrivez le plus petit et le plus grand nombre entier, comme 5-10.
fault-bad-quiet = « { $word } » ne sont pas des heures. Écrivez 19:00-08:00.

fault-bad-label = « { $word } » ne peut pas servir de nom de fichier ou de commande. Prenez des lettres sans accent, des chiffres, - . et _, 30 au plus.
fault-bad-name = « { $word } » ne peut pas être un nom. Prenez des lettres sans accent, des chiffres, - et _, en commençant par une lettre ou un chiffre.
fault-reserved-name = « { $word } » a un sens propre. Choisissez un autre nom.
fault-duplicate-id = Une autre étape s'appelle « { $word } », à la ligne { $first }. Donnez un autre id à l'une des deux.
fault-word-twice = « { $word } » se trouve ici deux fois. Supprimez-en un.
fault-steps-none = Un programme a besoin d'étapes. Commencez par « - use: needs ».
fault-languages-none = Un programme a besoin d'une langue, comme [fr].
fault-unknown-language = « { $word } » n'est pas le code d'une langue. Écrivez fr, en, de…
fault-language-not-shipped = Pages et courriels sont livrés en { $known } seulement ; qui lit « { $word } » les reçoit en anglais, sauf si vos modèles en décident autrement.
fault-unknown-timezone = « { $word } » n'est pas un fuseau horaire.{ did-you-mean } Écrivez Europe/Paris.
fault-unknown-country = Aucun jour férié n'est connu pour « { $word } ». Écrivez les deux lettres d'un pays, comme FR, ou supprimez la ligne.
fault-weekdays-none = Il faut au moins un jour ouvré, comme [mon, tue, wed, thu, fri].
fault-unknown-weekday = « { $word } » n'est pas un jour.{ did-you-mean }{ one-of }
fault-bad-date = « { $word } » n'est pas une date. Écrivez 2027-12-01, une fermeture 2027-08-02/2027-08-20.
fault-date-far = « { $word } » n'est pas entre les années { $first } et { $last }. Vérifiez l'année.
fault-bad-closure = « { $word } » finit avant de commencer, ou dure plus d'un an. Vérifiez les deux dates.
fault-closed-for-years = « { $word } », avec les fermetures qui l'entourent, laisse { $days } jours et plus sans aucun jour ouvré : aucune échéance ne pourrait être trouvée. Raccourcissez ces fermetures, ou supprimez-en une.
fault-hr-missing = Un programme a besoin du groupe hr avec au moins un membre : il décide là où personne d'autre ne le peut. Écrivez hr: {"{"}members: [adresse]{"}"}.
fault-levels-count = Une échelle a de { $least } à { $most } niveaux. Supprimez la ligne pour les cinq habituels.
fault-bad-address = « { $word } » n'est pas une adresse de courriel. Écrivez nom@entreprise.example, en lettres sans accent.
fault-unknown-group = Il n'y a pas de groupe « { $word } ».{ did-you-mean } Les groupes se trouvent sous groups:.
fault-escalates-to-itself = Le groupe « { $word } » ne peut pas s'alerter lui-même. Nommez-en un autre.
fault-deputy-member = « { $word } » est membre de ce groupe et sollicité de toute façon, donc ne peut remplacer personne. Nommez quelqu'un d'autre, ou supprimez l'adresse ici.

fault-text-missing = Ce texte manque en : { $missing }. Ajoutez-le, ou écrivez un texte simple qui convient à tous.
fault-text-plain = Ce texte est le même dans toutes les langues ({ $known }). Si ce n'est pas voulu, écrivez-en un par langue.
fault-text-unused = Le programme ne parle pas « { $word } », seulement { $known }. Ajoutez-le à languages:, ou supprimez-le ici.
fault-age-refused = « { $word } » : l'âge, la naissance, la génération et l'ancienneté ne se demandent jamais, car choisir ainsi est une discrimination. Demandez plutôt un sujet et un niveau.

fault-unknown-actor = « { $word } » n'est ni un groupe, ni un rôle, ni une adresse.{ did-you-mean }{ one-of }
fault-role-not-here = Il n'y a pas de { $word } dans une étape de cette portée ({ $scope }). Écrivez for_each: pair ou celle du rôle, ou nommez un groupe.
fault-by-empty = Personne n'est nommé dans « { $word } ». Nommez un groupe, un rôle ou une adresse.
fault-gate-nobody = Personne ne peut répondre ici : le groupe « { $word } » n'a pas de membre, et un suppléant ne remplace qu'un membre. Ajoutez-en un, ou écrivez when: groups.{ $word }.
fault-except-nobody = Plus personne de « { $word } » ne peut décider ici : except: nomme tout le monde. Laissez quelqu'un, ou nommez d'autres personnes dans by:.
fault-group-empty = Le groupe « { $word } » n'a pas de membre : rien ne lui parvient.

fault-bad-expiry = « { $word } » n'est pas possible ici quand le délai est passé.{ did-you-mean }{ one-of }
fault-silence-approves = Si personne ne répond ici, le silence vaut accord : « { $word } » mène plus loin comme si quelqu'un avait décidé. Écrivez on_expiry: hold, ou une issue qui ne mène pas plus loin, sauf si c'est ce que vous voulez.
fault-escalate-order = Cette alerte ne vient pas après la précédente. Écrivez la suite de la plus proche à la plus tardive.
fault-due-zero = « { $word } » est passé avant que quelqu'un puisse le lire. Écrivez un délai plus long, ou 0 working days pour la fin du jour même.
fault-unknown-anchor = Aucun rappel ne peut se compter à partir de « { $word } ».{ did-you-mean }{ one-of }
fault-remind-before-launch = Personne n'est sollicité avant le lancement, personne ne serait donc rappelé à ce moment. Écrivez after launch.
fault-ready-idle = Aucune part n'est comptée ici : ce que cette étape attend n'est pas un ensemble de personnes, de binômes ou de sujets. Supprimez cette ligne, elle est sans effet.
fault-remind-never = Ce rappel ne partirait jamais : « { $word } » attend cette étape, ses dates ne sont donc pas encore connues quand on répond ici. Dites avec after: ce que « { $word } » attend, ou comptez à partir de l'échéance.
fault-quorum-missing = { $count } personnes peuvent voter ici : dites avec quorum: quelles voix font la décision (first, all, majority, un nombre, "veto: decline").
fault-bad-quorum = « { $word } » n'est pas un quorum.{ did-you-mean } Possible : first, all, majority, un nombre, "veto: decline".
fault-quorum-number = « { $word } » voix ne peuvent pas se réunir : il y en a { $most }. Écrivez un nombre de 1 à { $most }, ou all.
fault-quorum-people = Le quorum demande { $needed } voix de personnes différentes, et by: en nomme { $able } qui peuvent voter ensemble. Nommez d'autres personnes dans by:, ou écrivez un quorum plus petit.
fault-in-order-idle = in_order: true n'a pas d'effet ici : après la première voix, personne d'autre n'a son tour. Nommez plusieurs entrées dans by: avec un autre quorum:, ou supprimez la ligne.
fault-each-without-group = each: true n'a pas d'effet ici : by: ne nomme aucun groupe dont les membres seraient sollicités. Supprimez la ligne, ou nommez un groupe.
fault-unknown-outcome = Cette étape n'a pas d'issue « { $word } ».{ did-you-mean }{ one-of }
fault-outcomes-none = Cette étape n'a pas d'issue. Supprimez la ligne pour les issues habituelles.
fault-loop-unbounded = Cette boucle n'a pas de fin : une issue au moins doit mener plus loin, et max_rounds être de 1 à { $limit }.
fault-unknown-line = La grille n'a pas de ligne « { $word } ».{ did-you-mean }{ one-of }
fault-per-topic-without-topics = per_topic a besoin de sujets à juger : une étape pour chaque mentor ou chaque mentoré, sous un formulaire qui lui demande des sujets.
fault-after-without-back = after sert à une seconde chance : then doit nommer une étape au-dessus, pas « { $word } ».
fault-label-missing = L'issue « { $word } » a besoin d'un libellé : {"{"}then: …, label: …{"}"}.
fault-private-comment = « { $word } » ne pourrait jamais être choisi : une décision privée n'est dite à personne et ne prend donc pas de commentaire, alors que cette issue en demande un. Supprimez comment: required, ou private: true.
fault-rematch-without-pair = Seul un binôme peut être reformé. Écrivez for_each: pair, ou une autre issue.
fault-leave-without-person = Personne ne peut partir ici : cette étape n'est pas pour un mentoré, un mentor ou un binôme.
fault-back-elsewhere = « { $word } » n'est pas pour le même sujet ({ $scope }) : on ne revient qu'à une étape qui l'est.
fault-back-not-awaited = Cette étape n'attend pas « { $word } » et ne peut donc pas y renvoyer. Ajoutez-la à after:, ou nommez une étape attendue.
fault-back-not-above = « { $word } » ne se trouve pas au-dessus de cette étape : on ne peut que revenir. Écrivez next pour continuer.
fault-unknown-target = « { $word } » ne mène nulle part.{ did-you-mean }{ one-of }

fault-unknown-step = Il n'y a pas d'étape « { $word } ».{ did-you-mean }
fault-after-not-above = « { $word } » ne se trouve pas au-dessus de cette étape et ne peut donc être attendue. Déplacez l'une des deux, sinon la boucle ne finit jamais.
fault-no-join = Une étape pour chaque { $scope } ne peut attendre « { $word } », qui est pour chaque { $other } : elles ne concernent pas les mêmes personnes. Attendez plutôt la formation des binômes.
fault-no-match-above = Il n'y a pas encore de { $scope } : une étape de kind match doit se trouver au-dessus. Ajoutez « - use: matching ».
fault-match-twice = « { $word } » forme déjà les binômes ; un programme ne le fait qu'une fois. Les vagues suivantes reprennent ceux qui restent.
fault-match-not-cohort = Les binômes se forment pour toute la cohorte. Supprimez for_each ici.
fault-match-without-topics = Aucun formulaire au-dessus ne demande de sujets à chaque { $scope } : rien de commun ne sera trouvé. Ajoutez un champ de type topics.
fault-crossed-without-topics = crossed: true cherche un mentor pour chaque sujet, et aucun formulaire au-dessus ne demande de sujets à chaque { $scope }. Ajoutez un champ de type topics, ou supprimez la ligne.
fault-crossed-by-rules = Avec crossed: true, les binômes sont formés par les règles, non avec chosen_by: { $word }. Supprimez l'une des deux lignes.
fault-unreachable = Cette étape n'est jamais atteinte : aucune issue de « { $word } » ne mène à next.

fault-circle-not-cohort = Un cercle réunit tout le monde, et non chaque « { $scope } ». Supprimez for_each.
fault-circle-planner = Un seul groupe, rôle ou personne fixe les dates d'un cercle. Écrivez un seul nom sous by:.
fault-circle-pace = Personne ne se réunit tous les « { $word } » : les rencontres d'un cercle se suivent à plusieurs jours d'intervalle. Écrivez par exemple « every: 3 months ».
fault-circle-no-match = Un cercle réunit les personnes qui ont un binôme, et ce programme n'en forme pas. Ajoutez un match au-dessus.
fault-circle-late = « { $word } » est une étape des binômes : un cercle qui l'attend commencerait quand tout est fini. Supprimez after:, et il commencera avec les premiers binômes.
fault-after-circle = Personne n'attend le cercle « { $word } », qui dure tant que des binômes sont en cours. Supprimez-le de after:.
fault-sessions-not-pair = Les séances se tiennent en binôme. Écrivez for_each: pair.
fault-count-outside = { $count } séances sont hors des bornes { $low }-{ $high }. Changez count ou bounds.
fault-session-length = { $word }, ce n'est pas la durée d'une séance. Écrivez des minutes ou des heures, { $limit } heures au plus, par exemple 60 min.
fault-together-alone = Les binômes d'un même mentor se réunissent ensemble, mais chaque mentor n'a qu'une personne. Écrivez mentees_per_mentor: 2 ou plus à l'étape qui forme les binômes, ou supprimez together.
fault-together-mentor = C'est le mentor qui fixe les dates des binômes qui se réunissent ensemble. Nommez mentor dans confirm_by, ou supprimez together.
fault-bounds-unusual = De { $low } à { $high } séances : c'est ce qui marche en pratique. Ne gardez d'autres bornes qu'avec une raison.
fault-pulse-late = Un binôme qui tient { $count } séances n'est pas interrogé après la séance { $after } : le bilan suit. Interrogez-le plus tôt.
fault-unknown-criterion = « { $word } » n'est pas une règle pour former les binômes.{ did-you-mean }{ one-of }
fault-line-unused = « { $word } » est sans effet dans une étape de kind { $kind } : elle ne demande rien à personne. Supprimez la ligne.
fault-training-asks-nobody = « { $word } » est sans effet ici : seule la personne qui confirme elle-même est interrogée. Ajoutez { $role } à confirm_by, ou supprimez la ligne.
fault-covers-nothing = covers: { $word } est sans effet : aucune séance du programme n'est guidée par ce module, ou il y en a moins. Corrigez, ou supprimez la ligne.
fault-refresher-idle = refresher: true est sans effet : le programme n'a pas de séances dont la moitié puisse être tenue. Supprimez la ligne.
fault-wait-until = Écrivez soit duration: 2 weeks, soit until: 2027-12-01, l'un des deux.
fault-deliverables-none = Dites quels fichiers sont à remettre.
fault-external-attached = « { $group } » est un groupe externe, qui ne sait jamais de qui il s'agit : ce que produit « { $word } » nomme des personnes. Envoyez-le dans un message adressé à d'autres.
fault-certificate-not-pair = Une attestation porte sur les séances d'un binôme : écrivez « for_each: pair ».
fault-certificate-for = Une attestation est établie pour « mentor » ou « mentee », non pour « { $word } ».{ did-you-mean }
fault-unknown-function = Il n'y a pas de fonction « { $word } ».{ did-you-mean }
fault-fields-none = Un formulaire a besoin d'au moins un champ.
fault-field-not-asked = « { $word } » n'est pas interrogé par cette étape.{ did-you-mean }{ one-of }
fault-least-above-most = Le minimum ({ $low }) dépasse le maximum ({ $high }). Échangez-les.
fault-options-none = Un choix a besoin d'options.
fault-quiz-empty = Un questionnaire a besoin de questions, ou de same_as avec un questionnaire antérieur dont les questions sont reposées.
fault-quiz-both = Avec same_as, les questions sont celles du questionnaire antérieur. Supprimez « { $word } », ou same_as.
fault-quiz-choices = Une question a de { $fewest } à { $most } réponses possibles ; ici, il y en a { $count }.
fault-quiz-right = Dites quelle réponse est juste. S'il y en a plusieurs, écrivez une liste.
fault-quiz-per-pair = Un mentor qui a plusieurs binômes recevrait ces questions une fois pour chacun. Écrivez « for_each: mentor », et elles ne viennent qu'une fois.
fault-quiz-topics-bare = Aucune question ne porte sur : { $topics }. Qui n'a choisi rien d'autre ne reçoit que les questions sans sujet.
fault-quiz-other-person = Ces questions ont été posées au rôle « { $word } ». Écrivez by: { $word }, pour que la même personne réponde à nouveau.
fault-quiz-of-several = Le formulaire « { $word } » est adressé à plusieurs personnes : on ne saurait pas de qui comparer les réponses. Donnez au questionnaire son propre formulaire, avec un seul nom dans by.
fault-unknown-quiz = Aucun formulaire au-dessus, adressé aux mêmes personnes, n'a le questionnaire « { $word } ».{ did-you-mean } Écrivez-le comme étape.champ.
fault-bad-ending = « { $word } » n'est pas la fin d'un nom de fichier. Écrivez-la sans point : pdf.
fault-topics-none = Le programme n'a pas de sujets à choisir. Écrivez-les sous topics:.
fault-unknown-field = Aucun formulaire au-dessus n'a le champ de sujets « { $word } ».{ did-you-mean } Écrivez-le comme needs.topics.
fault-unknown-mail = Il n'y a pas de courriel « { $word } ».{ did-you-mean } Les vôtres se trouvent dans templates/mail/.
fault-unknown-content = Il n'y a pas de contenu « { $word } ».{ did-you-mean } Les vôtres se trouvent dans templates/content/, un fichier par langue.
fault-content-unreadable = Le fichier « templates/{ $file } » ne peut pas être lu comme du texte. Enregistrez-le de nouveau avec l'encodage UTF-8.
fault-content-empty = Le fichier « templates/{ $file } » ne dit rien sous ses titres, alors que sa lecture est demandée. Rédigez son texte.
fault-content-too-big = Le fichier « templates/{ $file } » dépasse { $limit } Mo. Est-ce le bon ?
fault-content-missing = Le contenu « { $word } » manque en : { $missing }. Qui lit cette langue le reçoit dans une autre.
fault-external-copied = Une copie montre les adresses de ses destinataires, et « { $word } » est externe : il ne doit pas savoir qui participe. Écrivez-lui dans un autre envoi (`kind: mail`).
fault-shared-hr-only = « shared » et « hr_only » se contredisent : un texte que seules les RH lisent n'est pas lu par le mentor. Supprimez l'une des deux lignes.
fault-unknown-agenda = « { $word } » n'est pas un texte à plusieurs lignes (many: true) d'un formulaire du binôme, plus haut, que l'un des deux remplit.{ did-you-mean } Écrivez par exemple plan.agenda, ou supprimez la ligne.
fault-unknown-guide = « { $word } » n'est ni une étape de module pour chaque sujet ni un contenu.{ did-you-mean } Supprimez la ligne pour le cadre de séance livré.
fault-unknown-attachment = Aucune étape « { $word } » au-dessus ne fait de fichiers.{ did-you-mean }
fault-unknown-shipped-step = Il n'y a pas d'étape « { $word } » à reprendre.{ did-you-mean } Les vôtres se trouvent dans templates/steps/.
fault-step-unreadable = Le fichier « { $word } » de cette étape n'a pas de lignes lisibles. Écrivez-le comme ceux qui sont livrés.
fault-use-in-step = Le fichier d'une étape ne peut pas reprendre une autre étape. Copiez ici les lignes de celle-ci, au lieu de use:.

fault-when-syntax = Cette condition ne peut être lue au signe { $offset }{ $word ->
    [none] { "" }
   *[other] {" "}(« { $word } »)
}. Écrivez-la comme : groups.consultant and not person.site == "Lyon".
fault-unknown-name = « { $word } » ne veut rien dire ici.{ did-you-mean } Possibles : groups.NOM, topics.NOM, person.COLONNE et ÉTAPE.CHAMP d'une étape au-dessus.
fault-when-refused = « { $word } » : rien ne peut dépendre de l'âge, de la naissance, de la génération ou de l'ancienneté, car c'est une discrimination. Prenez plutôt un sujet et un niveau.

fault-not-done-yet = « { $word } » est accepté, mais reste sans effet dans cette version de revflow. Supprimez la ligne, ou ne comptez pas encore dessus.

fault-csv-quotes = Les guillemets ne se ferment pas à partir de cette ligne. Vérifiez la cellule qui commence par un guillemet.
fault-csv-cell = Une cellule à partir de cette ligne est bien trop longue : { $limit } signes au plus. Vérifiez les guillemets, et raccourcissez-la.
fault-unknown-column = La colonne « { $word } » est inconnue.{ did-you-mean } Les vôtres commencent par x-.{ one-of }
fault-column-refused = La colonne « { $word } » n'est pas admise : l'âge, la naissance et l'ancienneté sont des critères de discrimination et ne servent jamais. Supprimez-la ; sujets et niveaux se demandent par formulaire.
fault-column-twice = La colonne « { $word } » s'y trouve deux fois. Supprimez-en une.
fault-column-missing = La colonne « { $word } » manque. Ajoutez-la à la première ligne.
fault-people-none = La liste n'a personne. Ajoutez une ligne pour chacun.
fault-row-cells = Cette ligne a { $found } cellules, la première en a { $expected }. Mettez entre guillemets une cellule qui contient une virgule ou un point-virgule.
fault-cell-missing = « { $word } » est vide. Remplissez la cellule, ou supprimez la ligne.
fault-cell-unfit = « { $word } » dépasse { $limit } caractères. Raccourcissez-le.
fault-cell-line-break = « { $word } » contient un saut de ligne. Écrivez-le en une ligne.
fault-cell-signs = « { $word } » contient un signe invisible : une tabulation, un caractère de contrôle, ou un signe qui inverse le sens d'écriture. Videz la cellule et saisissez-la à nouveau.
fault-unknown-role = « { $word } » n'est pas un rôle.{ did-you-mean } Écrivez mentor, mentee ou both.
fault-own-helper = Nul ne peut être son propre { $word }. Laissez la cellule vide, ou écrivez la bonne adresse.
fault-language-not-spoken = Le programme ne parle pas « { $word } » ; cette personne reçoit { $used }.
fault-person-twice = « { $word } » est déjà à la ligne { $first }. Gardez une seule ligne ; qui est mentor et mentoré a le rôle both.
fault-id-of-another = L'identifiant « { $word } » est l'adresse d'une autre personne, à la ligne { $first }. Écrivez un autre identifiant, ou laissez la cellule vide.
fault-wait-over = L'étape « { $step } » attend jusqu'au { $word }, qui est passé : personne n'y attend. Si ce n'est pas voulu, arrêtez cette cohorte, corrigez la date et relancez.
fault-manager-circle = { $people } personnes sont responsables les unes des autres en cercle (lignes { $lines }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
}). Vérifiez-y la colonne manager.
fault-mentors-few = { $would ->
    [0] Personne n'est encore mentor. Ajoutez des mentors ; qui est mentor et mentoré a le rôle both.
   *[other] { $mentees } { $mentees ->
        [one] mentoré
       *[other] mentorés
    }, { $mentors } { $mentors ->
        [one] mentor
       *[other] mentors
    } : avec { $each ->
        [1] un mentoré
       *[other] { $each } mentorés
    } chacun, certains attendraient en vain. Trouvez d'autres mentors, ou écrivez mentees_per_mentor: { $would } dans la formation des binômes.
}
