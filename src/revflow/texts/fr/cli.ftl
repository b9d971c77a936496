# Aide
cli-help = Des programmes de mentorat inversé : un fichier YAML, exécuté par Prefect, décidé par des personnes.
cli-help-people = La liste des personnes.
cli-help-check = Vérifier des programmes ; un défaut est dit chemin:ligne:colonne: message.
cli-help-schema = Afficher le JSON Schema du format, pour les éditeurs.
cli-help-people-check = Vérifier une liste de personnes (CSV) ; chaque ligne fautive est signalée.
cli-help-people-generate = Inventer une liste de personnes de toute taille pour un programme, pour les répétitions : sur la sortie standard, la même pour une graine.
cli-help-people-update = Mettre à jour la liste des personnes d'une cohorte en cours (CSV) : montre d'abord qui arrive, part et change.
cli-help-up = Tout démarrer ici : serveur Prefect, worker et web. Ctrl-C arrête tout.
cli-help-deploy = Déclarer nos flows à Prefect et créer le work pool.
cli-help-worker = Démarrer un worker seul.
cli-help-web = Démarrer l'application web seule.
cli-help-launch = Lancer une cohorte : un programme et une liste de personnes. Affiche son nom.
cli-help-status = Afficher toutes les cohortes, ou une cohorte et ses parcours.
cli-help-tasks = Afficher qui est sollicité, et pour quoi.
cli-help-matching = Montrer les binômes proposés en dernier : pourquoi, et ce qui aiderait qui n'a trouvé personne.
cli-help-pair = Dire que deux personnes formeront un binôme à la prochaine vague ; avec --apart, qu'elles n'en formeront pas ; avec --free, ni l'un ni l'autre.
cli-help-wave = Ouvrir maintenant la prochaine vague, avec ceux qui sont là, quoi que disent waves.every, waves.max et ready.
cli-help-choose = Désigner un mentor là où les mentorés choisissent ; ou composer les binômes d'une vague là où les RH le font.
cli-help-decide = Décider. Avec --all : pour toutes les décisions ouvertes d'une étape, après un aperçu.
cli-help-answer = Répondre à un formulaire.
cli-help-attach = Remettre les livrables d'un module.
cli-help-remind = Relancer les personnes sollicitées.
cli-help-claim = Prendre une demande que plusieurs peuvent traiter ; avec --give-back, la rendre.
cli-help-reassign = Confier une demande à quelqu'un, qui en est averti par mail.
cli-help-take-back = Revenir sur sa propre décision, tant que personne n'a poursuivi après elle.
cli-help-correct = Corriger ce qui est noté d'une séance comptée comme tenue ; les deux personnes en sont informées.
cli-help-reopen = Faire refaire une étape, par les ressources humaines ; les réponses déjà données sont reprises.
cli-help-away = Dire quand quelqu'un est absent, et qui le remplace ; avec --back, qu'il est de retour.
cli-help-leave = Quitter le programme ; aucune raison n'est demandée.
cli-help-stop = Mettre fin à un parcours ; si c'est celui de la cohorte, à toute la cohorte.
cli-help-hold = Suspendre un parcours.
cli-help-release = Reprendre un parcours suspendu.
cli-help-outbox = Afficher les mails : envoyés, en attente, écartés, en échec.
cli-help-link = Afficher le lien d'une tâche pour une personne, à lui remettre en main propre.
cli-help-sweep = Faire ce qui est dû et réparer ce qu'une panne a pu laisser.
cli-help-demo = Dérouler un programme entier, avec des personnes simulées, sur un vrai serveur Prefect.

# Arguments et options
cli-option-json = Écrire du JSON sur la sortie standard.
cli-option-yes = Répondre oui à toutes les questions.
cli-option-as = L'adresse de la personne qui agit ; inutile quand une seule le peut.
cli-option-as-hr = L'adresse de la personne qui agit ; par défaut, les ressources humaines.
cli-option-as-decider = L'adresse de la personne qui a décidé.
cli-option-behalf = L'adresse de la personne pour qui les ressources humaines agissent ; --as dit qui agit.
cli-option-behalf-reason = Pourquoi les ressources humaines agissent pour quelqu'un d'autre.
cli-option-reopen-reason = Pourquoi l'étape est à refaire.
cli-option-dry-run = Avec --all : montrer ce qui serait décidé, sans rien décider.
cli-option-reassign-to = L'adresse de la personne sollicitée désormais.
cli-option-give-back = La rendre, pour que les autres puissent la traiter.
cli-option-from = Le premier jour d'absence, comme 2027-03-01.
cli-option-until = Le dernier jour d'absence, comme 2027-03-12.
cli-option-deputy = L'adresse de la personne qui remplace pendant ce temps.
cli-option-back = La personne est de retour : toutes ses absences prennent fin maintenant.
cli-option-cohort = Le nom d'une cohorte.
cli-option-mentees = Le nombre de mentorés.
cli-option-mentors = Le nombre de mentors.
cli-option-seed = La graine du hasard : la même graine invente les mêmes personnes.
cli-option-link-for = L'adresse de la personne, si plusieurs sont sollicitées.
cli-option-revive = Les messages à ADDRESS arrivent de nouveau : reprendre les envois, et renvoyer ce qui a échoué.
cli-option-for = Seulement les demandes adressées à cette adresse.
cli-option-comment = Un commentaire ; certaines décisions l'exigent.
cli-help-release-words = Laisser lire un texte écrit par un mentoré à qui conçoit les modules, sans nom.
cli-argument-words = Le champ du formulaire qui contient le texte, comme purpose.
cli-words-released = { $task } : { $field } est transmis.
cli-help-confirm = Confirmer des formations : noter qui était là, une personne, plusieurs, ou toute une étape ; ou, avec --held, une séance qui a eu lieu sans avoir été planifiée.
cli-argument-trainings = Des tâches de formation, ou avec --all l'étape ; avec --held la tâche qui demande la date d'une séance.
cli-option-all-trainings = Toutes les tâches ouvertes de cette formation dans une cohorte ; pas celles que les personnes confirment elles-mêmes.
cli-option-except = Avec --all : sauf ce parcours. Peut être donné plusieurs fois.
cli-ask-confirm-all = { $count ->
    [one] Confirmer une formation ?
   *[other] Confirmer { $count } formations ?
 }
cli-argument-session = Le numéro de la séance, comme sur les pages du binôme.
cli-argument-corrected = held (à un autre moment), missed ou cancelled.
cli-option-correct-reason = Pourquoi ; conservé à part, pour les RH seules.
cli-option-correct-at = Quand elle a eu lieu, comme 2027-03-01T14:00.
cli-option-held = Une séance a eu lieu à ce moment, comme 2027-03-01T14:00, sans avoir été planifiée ; les RH le disent, ou avec --as l'une des deux personnes.
error-cli-held-alone = --held désigne une séance : donnez une tâche, sans --all.
cli-corrected = { $code }, séance { $number } : corrigée. Le binôme en est informé.
cli-session-held = { $task } : la séance compte comme tenue. Le binôme en est informé.
cli-confirmed = { $task } : confirmé.
error-cli-choose-one = Dites une seule chose : --mentor CODE, ou --nobody (avec --words, au besoin) ; là où les RH composent les binômes, --suggested et --pair MENTORÉ=MENTOR.
error-cli-pair-form = « { $text } » n'est pas un binôme. Écrivez E001=M003 ; E001= n'en forme aucun.
error-cli-no-trainings = Aucune formation « { $step } » n'attend de confirmation par une autre personne dans { $cohort }. Vérifiez le nom de l'étape ; « revflow tasks --cohort { $cohort } » liste ce qui est ouvert.
error-cli-not-of-training = { $codes } n'attend aucune confirmation de « { $step } » dans { $cohort }. Voyez revflow tasks --cohort { $cohort }.
cli-option-rubric = Une note de 0 à 4 pour une ligne de la grille, comme mastery=3, ou mastery.data=3 pour un sujet.
cli-option-topic = Retenir ce sujet, là où les sujets sont jugés un par un. Peut être donné plusieurs fois ; sans cela, tous sont retenus.
cli-option-pair = Un binôme à défaire, quand une vague est renvoyée.
cli-option-mentee = Le mentoré : un code, comme E001, ou une adresse.
cli-option-mentor = Le mentor : un code, comme M001, ou une adresse.
cli-option-apart = Pas de binôme, dans aucune vague à venir.
cli-option-pair-topic = Dans un programme croisé : le sujet du binôme, par son nom dans le programme.
cli-option-choose-mentor = Le mentor désigné : un code comme M003, ou une adresse.
cli-option-nobody = Aucun des mentors ne convient : les RH en sont averties.
cli-option-choose-words = Ce que les RH doivent savoir, avec --nobody. Elles seules le lisent.
cli-option-draw-pair = Un binôme de la vague ; peut figurer plusieurs fois. Sans mentor (E001=), il n'y en a pas.
cli-option-suggested = Prendre la proposition des règles ; --pair en remplace des lignes.
cli-option-free = Ni l'un ni l'autre : la formation des binômes trouve le mieux.
cli-option-all = Décider pour toutes les demandes ouvertes de l'étape nommée à la place de la demande.
cli-option-answer = Un fichier JSON contenant un objet : nom du champ et valeur. Un tiret lit l'entrée standard.
cli-option-reason = Un code court pour la raison.
cli-option-name = Le nom de la cohorte ; par défaut, le programme et l'édition.
cli-option-start = Le premier jour, comme 2027-03-01 ; par défaut, maintenant.
cli-option-up-port = Le port des pages, de 1 à 65534 ; Prefect prend le suivant.
cli-option-port = Le port sur cette machine, de 1 à 65535.
cli-option-host = L'adresse d'écoute.
cli-option-pool = Le work pool où tournent les parcours.
cli-option-pool-type = Son type, s'il est créé maintenant : revflow (notre worker conduit) ou process (des processus conduisent).
cli-option-automations = Créer aussi les automatisations.
cli-option-stay = Tout garder ouvert à la fin, jusqu'à Ctrl-C.
cli-argument-task = La demande, comme revflow tasks l'affiche.
cli-argument-outcome = Une des décisions proposées.
cli-argument-code = Le code d'un parcours, comme P017.
cli-argument-journeys = Le code d'un parcours, comme P017 ; le nom ou le code d'une cohorte désigne tous ses parcours.
cli-argument-program = Le fichier YAML du programme.
cli-argument-away = L'adresse de la personne absente.
cli-argument-files = Des fichiers ; outline=plan.pdf dit de quel livrable il s'agit.
cli-argument-programs = Le fichier YAML du programme.
cli-argument-people = La liste des personnes, un fichier CSV.
cli-argument-cohort = Le nom d'une cohorte.

# Colonnes
cli-column-cohort = Cohorte
cli-column-program = Programme
cli-column-edition = Édition
cli-column-state = État
cli-column-scope = Pour chaque
cli-column-journeys = Parcours
cli-column-code = Code
cli-column-for = Pour
cli-column-step = Étape
cli-column-awaits = Attend
cli-column-claimed-by = Prise par
cli-column-deputies = Remplacent
cli-column-since = Depuis
cli-column-task = Demande
cli-column-kind = Genre
cli-column-due = Échéance
cli-column-template = Mail
cli-column-to = À
cli-column-queued = En file
cli-column-sent = Envoyé
cli-column-path = Fichier
cli-column-nudged = Éveillés
cli-column-mails = Mails
cli-column-sealed = Scellés
cli-column-without-run = Sans run
cli-column-left-over = Restes de fichiers
cli-column-mentee = Mentoré
cli-column-mentor = Mentor
cli-column-points = Points
cli-column-for-it = Pour
cli-column-against = Contre
cli-column-not-known = Non connu
cli-column-single = Sans binôme
cli-column-role = Rôle
cli-column-why = Pourquoi
cli-column-would-help = Ce qui aiderait

# Ce qui a été fait
cli-no-faults = { $path } : aucun défaut.
cli-warning = (avertissement)
cli-people-good = { $count ->
    [one] Une personne, aucun défaut.
   *[other] { $count } personnes, aucun défaut.
}
cli-launched = La cohorte est lancée. Voir : revflow status { $cohort }
cli-no-cohorts = Aucune cohorte pour l'instant. Pour en lancer une : revflow launch PROGRAMME --people CSV
cli-matching-stuck = Aucun binôme ne peut se former dans { $cohort } pour l'instant. Voici qui est prêt, ce qui bloque, et ce qui aiderait :
cli-no-matching = Aucun binôme n'a encore été proposé dans { $cohort }. Ce qui est attendu : revflow status { $cohort }
cli-no-tasks = Personne n'est sollicité.
cli-no-mails = Aucun mail pour l'instant.
cli-wave = La prochaine vague de { $cohort } s'ouvre. Ses binômes : revflow matching { $cohort }
cli-pair-together = { $topic ->
    [none] { $mentee } et { $mentor } formeront un binôme à la prochaine vague.
   *[other] { $mentee } et { $mentor } formeront un binôme sur { $topic } à la prochaine vague.
}
cli-pair-apart = { $mentee } et { $mentor } ne formeront pas de binôme.
cli-pair-free = { $mentee } et { $mentor } sont libres à nouveau : la formation des binômes trouve le mieux.
cli-chosen = { $task } : { $mentor } est désigné. La personne désignée est consultée ensuite.
cli-chose-nobody = { $task } : aucun des mentors ne convient. Les RH sont averties.
cli-drawn = { $task } : les binômes sont composés.
cli-decided = { $task } : { $outcome } est enregistré.
cli-possible = possible
cli-column-result = Résultat
cli-not-decided = { $task } n'est pas décidé :
cli-decided-all = { $done ->
    [0] Rien n'est décidé
    [one] Une décision est prise
   *[other] { $done } décisions sont prises
}, { $refused ->
    [0] aucune n'est refusée.
    [one] une est refusée.
   *[other] { $refused } sont refusées.
}
cli-claimed = { $task } est prise : les autres ne s'en occupent plus.
cli-given-back = { $task } est rendue : toute personne sollicitée peut la traiter.
cli-reassigned = { $task } est confiée à { $address }.
cli-taken-back = { $task } : la décision est reprise, et peut être prise à nouveau.
cli-reopened = { $task } : l'étape est à refaire. Pour voir qui est sollicité : revflow tasks
cli-away = Absence notée pour { $address }, du { $first } au { $last }{ $deputy ->
    [none] {"."}
   *[other] , avec remplacement par { $deputy }.
}
cli-away-both = Attention : la personne qui remplace { $address } s'absente aussi pendant une partie de ces jours, et nul ne remplace qui remplace. Nommez quelqu'un d'autre : revflow away { $address } … --deputy ADDRESS, avec les mêmes jours.
cli-back = { $count ->
    [0] Aucune absence n'était notée pour { $address }.
   *[other] { $address } est de retour.
}
cli-answered = { $task } : la réponse est enregistrée.
cli-attached = { $task } : { $count ->
    [one] un fichier est remis.
   *[other] { $count } fichiers sont remis.
}
cli-reminded = { $task } : une relance attend dans la file des mails.
cli-left = { $code } a quitté le programme.
cli-stopped = { $code } est arrêté.
cli-held = { $code } est suspendu. Pour reprendre : revflow release { $code }
cli-released = { $code } reprend ; avec toute sa cohorte, si elle est suspendue.
cli-stopped-all = Toute la cohorte { $cohort } est arrêtée, avec tous ses parcours.
cli-held-all = Toute la cohorte { $cohort } est suspendue, avec tous ses parcours. Pour reprendre : revflow release { $cohort }
cli-released-all = Toute la cohorte { $cohort } reprend ; les parcours suspendus séparément le restent.
cli-state-on-hold = { $state }, parcours suspendu
cli-unreachable = { $state }, injoignable par mail
cli-link-personal = Ce lien est réservé à { $address } : qui le détient agit en son nom. Ne le donnez à personne d'autre.
cli-revived = Les messages à { $address } partent de nouveau ; { $count ->
    [0] aucun n'est en attente.
    [one] un message qui avait échoué est en attente.
   *[other] { $count } messages qui avaient échoué sont en attente.
}
cli-deployed = Le pool { $pool } ({ $kind }) est prêt ; déployés : { $flows }.
cli-moved = { $count ->
    [one] Un run en attente a été recréé dans le pool { $pool }.
   *[other] { $count } runs en attente ont été recréés dans le pool { $pool }.
}
cli-yes-or-no = [o/N] :
cli-words-yes = o oui y yes
cli-words-no = n non no
cli-neither-yes-nor-no = Répondez { $yes } (oui) ou { $no } (non) ; Entrée seule vaut non.
cli-ask-leave = { $code } quitte-t-il le programme ? C'est irréversible.
cli-ask-stop = Mettre fin à { $code } pour de bon ?
cli-ask-stop-all = Mettre fin pour de bon à toute la cohorte { $cohort }, avec tous ses parcours ?
cli-ask-decide-all = { $count ->
    [one] Enregistrer « { $outcome } » pour cette demande ?
   *[other] Enregistrer « { $outcome } » pour ces { $count } demandes ?
}

# Ce qui n'a pas marché
cli-unexpected = Il s'est passé quelque chose que revflow n'avait pas prévu. Le détail est dans { $log } ; REVFLOW_DEBUG=1 l'affiche ici.
cli-unexpected-unlogged = Il s'est passé quelque chose que revflow n'avait pas prévu ({ $error }). REVFLOW_DEBUG=1 affiche le détail ici.
cli-refused = revflow a refusé : { $code }.
error-cli-who-acts = Plusieurs personnes peuvent agir sur { $task } : dites laquelle, avec { $option } ADRESSE. Ce sont : { $addresses }.
error-cli-nobody-at = Personne de { $cohort } n'a l'adresse { $address }. Vérifiez l'orthographe ; revflow tasks affiche qui est sollicité.
error-cli-rubric-form = « { $text } » n'est pas une note. Écrivez la ligne et sa note, comme mastery=3.
error-cli-all-needs-cohort = Avec --all, dites dans quelle cohorte : --cohort NOM.
error-cli-all-needs-as = Les décisions de l'étape { $step } sont demandées à plusieurs personnes : dites en tant que qui vous décidez, avec --as ADRESSE. Ce sont : { $addresses }.
error-cli-behalf-needs-as = Dites qui des ressources humaines agit pour { $address } : --as ADRESSE.
error-cli-only-with-all = { $option } ne va qu'avec --all. Retirez cette option, ou nommez une étape avec --all et --cohort.
error-cli-apart-or-free = --apart et --free disent deux choses. N'en donnez qu'une.
error-cli-topic-together = --topic dit sur quoi porte un binôme. Il ne va ni avec --apart, ni avec --free.
error-cli-away-days = Donnez les jours d'absence avec --from DATE et --to DATE, ou --back seul.
error-cli-no-gates = Aucune décision de l'étape { $step } n'est ouverte dans { $cohort }. Vérifiez le nom de l'étape ; « revflow tasks --cohort { $cohort } » liste ce qui est ouvert.
error-cli-no-gates-of = Aucune décision ouverte de l'étape { $step } dans { $cohort } n'est demandée à { $address }. « revflow tasks --for { $address } » liste ce qui l'est.
error-cli-file-unreadable = { $name } ne peut pas être lu. Vérifiez le chemin et les droits.
error-cli-argument-signs = L'argument « { $text } » contient des signes qui ne sont pas de l'UTF-8. Saisissez-le à nouveau ; un fichier qui porte un tel nom doit d'abord être renommé.
error-cli-not-json = { $name }, ligne { $line } : ce n'est pas un objet JSON en UTF-8. Écrivez des noms de champs et des valeurs : {"{"}"topics": ["data"]{"}"}.
error-cli-file-unplaced = { $name } ne correspond à aucun des livrables demandés ({ $known }). Dites duquel il s'agit : NOM=FICHIER.

# why a mail was not sent
cli-mail-task-closed = devenu inutile : la tâche était déjà close
cli-mail-task-handed = devenu inutile : la tâche est confiée à quelqu'un d'autre
cli-mail-group-told = inutile : le mentor l'a reçu pour un autre binôme du groupe
cli-mail-person-gone = non envoyé : la personne ne figure plus dans la liste des personnes
cli-mail-mail-refused = le serveur de messagerie n'a pas accepté l'adresse
cli-mail-mail-unreachable = le serveur de messagerie ne répond pas ; nouvel essai prévu
cli-mail-mail-login = le serveur de messagerie refuse l'utilisateur ou le mot de passe
cli-mail-mail-tls = pas de connexion sécurisée au serveur de messagerie
cli-mail-mail-sender = le serveur de messagerie n'accepte pas l'expéditeur de REVFLOW_MAIL_FROM ; nouvel essai prévu
cli-mail-mail-redirect = le serveur de messagerie n'accepte pas l'adresse de REVFLOW_MAIL_REDIRECT ; nouvel essai prévu
cli-mail-mail-header = nom ou adresse impossible dans un message
cli-mail-mail-folder = le dossier des messages n'est pas accessible en écriture
cli-mail-template-faulty = le modèle a un défaut
cli-mail-file-unknown = un fichier à joindre n'est plus là
cli-mail-address-dead = non tenté : les messages à cette adresse n'arrivent pas
cli-mail-mail-bounced = revenu : il n'a pas pu être remis

# Mauvais usage
cli-usage-command = La commande { $word } n'existe pas{ $near ->
    [none] .
   *[other] {" "}; { $near } y ressemble.
} Voir : { $see }
cli-usage-option = L'option { $word } n'existe pas ici{ $near ->
    [none] .
   *[other] {" "}; { $near } y ressemble.
} Voir : { $see }
cli-usage-option-value = Il manque à { $word } sa valeur, ou une valeur est donnée là où il n'en faut pas. Voir : { $see }
cli-usage-missing = Il manque { $word }. { $meaning } Voir : { $see }
cli-usage-value = { $word } n'accepte pas cette valeur. { $meaning } Voir : { $see }
cli-usage-words = Ces mots ne forment pas cette commande : il en manque un, ou il y en a trop. Voir : { $see }
cli-not-confirmed = Rien n'a été fait.
