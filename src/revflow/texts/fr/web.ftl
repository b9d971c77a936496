# Les pages derrière les liens des courriels.
web-skip = Aller au contenu
web-what-this-is = mentorat inversé
web-footer = revflow conduit ce programme. Les liens arrivent par courriel et sont personnels : merci de ne pas les transmettre.
web-footer-task = Cohorte { $cohort } · demande { $task }. Cette page est personnelle : merci de ne pas transmettre son lien.
web-home-title = Aucune connexion n'est nécessaire
web-home-text = Ce serveur conduit des programmes de mentorat inversé. Chaque fois que quelque chose vous est demandé, un courriel vous apporte le lien vers la page où le faire. Si vous en attendez un, regardez vos courriels ou demandez à votre équipe RH.
web-revflow = revflow
web-you = vous
web-yes = Oui
web-no = Non
web-silent = { $who } n'a pas répondu à « { $form } ». Seules les RH le lisent.
web-nothing = (rien)
web-optional = facultatif

web-acting-as = Vous agissez en tant que { $name } ({ $role }).
web-acting = Vous agissez en tant que { $name }.
web-not-you = Ce n'est pas vous ? Ne faites rien ici et prévenez les RH.

web-ask-answer = Merci de répondre à ces questions.
web-ask-decide = Votre décision est attendue.
web-ask-attach = Merci de déposer les fichiers ci-dessous.
web-ask-review = Merci de regarder les fichiers et de dire s'ils peuvent servir.
web-ask-confirm = Merci de lire ce qui suit et de confirmer quand c'est fait.
web-ask-plan = Merci de donner une date à cette séance.
web-ask-session = Merci de dire ce qu'il en est de cette séance.
web-ask-session-ahead = Cette séance est prévue. Rien ne vous est demandé avant qu'elle ait eu lieu.
web-ask-agree = Merci de dire si cela vous convient aussi.
web-ask-pulse = Deux questions, en une minute. Rien n'en dépend.
web-ask-help = Une personne vous demande de l'appeler.
web-ask-choose = À vous de choisir.
web-ask-pause = Un binôme est en pause. Dites comment il continue.
web-due = Jusqu'au { $when } (heure de { $zone }).
web-held = Ce parcours est en pause : rien n'est pris en compte pour le moment. Les RH décident de la reprise ; les échéances sont reportées d'autant.
web-late = En retard : encore accepté
web-about = Au sujet de
web-role-mentee = Cadre dirigeant
web-role-learner = Personne qui apprend
web-role-learner-manager = Responsable de la personne qui apprend
web-role-learner-assistant = Assistance de la personne qui apprend
web-role-mentor = Mentor
web-role-pair = Les deux du binôme
web-role-hr = RH
web-role-sponsor = Direction
web-role-consultant = Cabinet
web-role-mentor-manager = Responsable du mentor
web-role-mentee-manager = Responsable du cadre dirigeant
web-role-mentor-assistant = Assistance du mentor
web-role-mentee-assistant = Assistance du cadre dirigeant

# Étapes des programmes livrés, pour les programmes qui ne leur donnent pas de titre.
web-step-certificate = Attestation
web-step-closing-review = Bilan du binôme
web-step-closing-survey = Votre bilan
web-step-communication-training = Communiquer avec la direction
web-step-ego-check = Laisser l'ego à la porte
web-step-manager-time = Temps accordé au mentor
web-step-matching-approval = Validation des binômes
web-step-matching = Formation des binômes
web-step-mentor-offer = Ce que vous proposez
web-step-mentor-vetting = Sélection du mentor
web-step-module-design = Conception du module
web-step-needs-review = Relecture des besoins
web-step-needs = Vos besoins
web-step-pair-acceptance = Accord du binôme
web-step-plan-agreed = Accord sur le plan
web-step-plan = Votre plan
web-step-report = Bilan du programme
web-step-sessions = Vos séances
web-step-settle = Mise en pratique
web-step-thanks = Remerciements

web-remarks = Ce qui en a été dit
web-remark-kept = Ce qui a été dit reste dans l'entreprise. Si votre travail en dépend, demandez-le aux RH.
web-remark-by = { $who } · { $outcome } · { $when }

web-choose-title = Votre mentor
web-choose = Avec qui souhaitez-vous apprendre ?
web-choose-help = Ces personnes ont proposé d'être mentors et ont encore une place. Celles qui correspondent le mieux à vos besoins viennent d'abord ; la décision vous appartient.
web-choose-again = À ce jour, vous n'avez pas de mentor : merci de choisir à nouveau.
web-choose-more = { $count ->
    [one] Voir un autre mentor
   *[other] Voir les { $count } autres mentors
}
web-choose-none-left = Tous les mentors qui pourraient vous convenir ont maintenant un autre binôme. Dites-le aux RH ci-dessous : elles cherchent avec vous.
web-choose-nobody = Aucun de ces mentors ne me convient
web-choose-words = Un mot aux RH (facultatif, avec cette réponse)
web-choose-words-help = Ce que vous cherchez, ou ce qui manque. Seules les RH le lisent.
web-choose-send = Envoyer mon choix
web-choose-hint = Le mentor désigné est consulté avant que rien ne commence, et peut décliner : vous choisirez alors à nouveau.
web-sheet-title = Composer les binômes
web-sheet = Les binômes de cette vague
web-sheet-help = À côté de chaque nom figure le mentor que les règles proposent. Remplacez-le par un autre (son code suffit), ou videz le champ pour ne former aucun binôme.
web-sheet-suggested = Proposition des règles
web-sheet-places = { $count ->
    [one] une place
   *[other] { $count } places
}
web-sheet-send = Composer ces binômes
web-sheet-hint = Rien n'est encore dit aux personnes : les étapes suivantes du programme valident et demandent leur accord.
web-sheet-others = Mentors sans binôme dans cette proposition
web-send = Envoyer mes réponses
web-send-hint = L'envoi se fait une seule fois. Seules les personnes qui en ont besoin pour le programme les lisent.
web-field-topics = Sujets
web-field-slots = Moments de la semaine qui vous conviennent
web-field-volunteer = Je participe volontairement
web-field-file = Fichier
web-lines-help = Une ligne pour chacun.
web-slots-help = Dans votre fuseau horaire ({ $zone }). Cochez autant de cases que vous voulez.
web-file-help = { $accept }, jusqu'à { $megabytes } Mo par fichier.
web-file-help-any = Jusqu'à { $megabytes } Mo par fichier.
web-file-kept = Déjà déposé : { $names }. Il reste, sauf si vous en choisissez un autre.
web-topics-least = { $least ->
    [0] Remplissez les sujets qui vous concernent, laissez les autres.
    [one] Choisissez au moins un sujet ; laissez les autres tels quels.
   *[other] Choisissez au moins { $least } sujets ; laissez les autres tels quels.
}
web-topics-range = { $least ->
    [0] Choisissez jusqu'à { $most } sujets ; laissez les autres tels quels.
   *[other] Choisissez de { $least } à { $most } sujets ; laissez les autres tels quels.
}
web-topics-crossed = Dans ce programme, on n'apprend pas un sujet que l'on propose d'enseigner : indiquez chaque sujet d'un seul côté.
web-topics-again = Les sujets demandés au début. Où en êtes-vous aujourd'hui ?
web-level-ask-now = Aujourd'hui
web-level-ask-wanted = Souhaité
web-topic-then = Au départ : { $now }
web-topic-then-wanted = Au départ : { $now } ; souhaité : { $wanted }
web-topic-line = { $topic } : { $levels }
web-level-none = Non choisi
web-level-0 = Jamais utilisé
web-level-1 = Essayé
web-level-2 = Avec de l'aide
web-level-3 = À l'aise
web-level-4 = Capable de l'enseigner
web-am = Matin
web-pm = Après-midi
web-scale-low = Pas du tout
web-scale-high = Tout à fait

web-proposals = Binômes proposés
web-proposals-help = Pour renvoyer la proposition, cochez les binômes qui ne doivent pas commencer, ou dites pourquoi ci-dessous.
web-gone = ne participe plus
web-apart = Les RH n'en veulent pas : il ne commencera pas
web-forbidden = ne commencera pas : { $rule ->
    [same-department] c'est désormais la même direction
    [reporting-line] c'est désormais la même ligne hiérarchique
   *[other-language] ce ne sont plus les mêmes langues
 }
web-break = Défaire
web-topics = Sujets
web-why = Pourquoi
web-judged = Sujet par sujet
web-judged-help = Les sujets cochés sont retenus, et servent à former les binômes. Pour les autres, la personne reçoit un mot bienveillant avec ce qui aiderait ; les notes ne sont pas transmises.
web-time-asked = Temps demandé
web-time-asked-sessions = { $count ->
    [one] Une séance de { $minutes } minutes ({ $hours } h en tout).
   *[other] { $count } séances de { $minutes } minutes ({ $hours } h en tout), sur environ { $weeks } semaines.
 }
web-time-asked-trainings = { $count ->
    [one] Avant elles, une courte préparation.
   *[other] Avant elles, { $count } courtes préparations.
 }
web-time-asked-pairs = Autant pour chaque personne de plus : { $count } au maximum.
web-brief = Ce dont les binômes ont besoin
web-brief-pairs = { $count ->
    [one] Un binôme travaille sur ce sujet.
   *[other] { $count } binômes travaillent sur ce sujet.
 }
web-brief-people = Personnes
web-brief-mentors = Niveau des mentors :
web-brief-words = Avec leurs mots
web-level-unknown = non demandé
web-brief-hint = Des niveaux, des nombres, et ce que les RH ont transmis : de qui il s'agit reste dans l'entreprise.
web-brief-level = { $level } : { $count }
web-words = Avec ses mots, pour les modules
web-words-help = Les cabinets qui conçoivent les modules lisent des niveaux et des nombres. Ce qui est écrit reste chez vous, sauf si vous le transmettez ici ; une transmission ne s'annule pas.
web-words-release = Transmettre à qui conçoit les modules
web-words-released = Transmis : qui conçoit les modules le lit, sans nom.
web-file-version = version { $number }
web-file-older = version antérieure
web-happened-words-released = { $who } : texte transmis à qui conçoit les modules.
web-rubric-least = au moins { $least } pour un oui
web-rubric-mastery = Maîtrise
web-rubric-pedagogy = Pédagogie
web-rubric-discretion = Discrétion
web-comment = Commentaire
web-comment-help = Facultatif. Il est montré aux personnes que votre décision concerne.
web-comment-required = Nécessaire pour : { $outcomes }. Il est montré aux personnes que votre décision concerne.
web-decide-hint = Votre décision compte dès le clic et est conservée avec votre nom. Tant que rien n'en a découlé, vous pouvez la reprendre sur cette page.
web-decide-hint-private = Votre choix compte dès le clic. Personne n'apprend qui a dit quoi, et aucun motif n'est demandé. Tant que rien n'en a découlé, vous pouvez le reprendre sur cette page.
web-decide-hint-review = Votre décision est définitive dès le clic. Elle est conservée avec votre nom.
web-outcome-approve = Valider
web-outcome-revise = Renvoyer
web-outcome-decline = Refuser
web-outcome-no-pair = Plus aucun binôme

# De main en main
web-for = { $who } pour { $principal }
web-stand-in = Vous assurez la suppléance de { $principal } pendant son absence : ce que vous faites ici vaut en son nom.
web-stand-in-unnamed = Vous assurez ici la suppléance d'une personne sollicitée, pendant son absence.
web-stand-in-back = { $principal } est de retour et décide maintenant en personne. Plus rien ne vous est demandé.
web-stand-in-back-unnamed = La personne dont vous assuriez la suppléance est de retour et décide maintenant elle-même. Plus rien ne vous est demandé.
web-claim = Je m'en occupe
web-claim-hint = Plusieurs personnes peuvent s'en charger. Si vous vous en occupez, les autres le voient et vous laissent faire.
web-claimed = { $who } s'en occupe : rien ne vous est demandé. Si cela ne peut pas attendre, demandez à { $who } d'y renoncer.
web-claimed-by-you = Vous vous en occupez : les autres vous laissent faire.
web-give-back = Ne plus m'en occuper
web-take-back = Reprendre ma décision
web-take-back-hint = Rien n'a encore découlé de votre décision. Si vous la reprenez, elle ne compte plus et vous pouvez décider à nouveau ; ce qui a été demandé à d'autres depuis est retiré.
web-hand-over = Confier à quelqu'un d'autre
web-hand-over-hint = Cette personne reçoit un courriel avec un lien. Vous ne pourrez alors plus rien faire ici.
web-hand-over-button = Confier
web-heir = À qui
web-heir-none = Choisissez
web-votes = Les voix
web-vote = Voix
web-vote-who = Qui
web-last-word = Aucune issue ne peut plus l'emporter : les RH tranchent. Ce que vous choisissez ci-dessous est le résultat.
web-last-word-private = Aucune issue ne peut plus l'emporter : les RH tranchent. Ce que vous choisissez ci-dessous est le résultat. Personne n'apprend ici qui a dit quoi.

web-hand-in = Déposer
web-hand-in-hint = Les gros fichiers prennent un moment : attendez que la page suivante s'affiche.
web-file-outline = Plan
web-file-slides = Diapositives
web-file-proof = Preuve
web-files = Fichiers
web-size-bytes = { $count } octets
web-size-kilo = { $count } ko
web-size-mega = { $count } Mo
web-size-giga = { $count } Go

web-reflect = Pour vous seulement
web-reflect-private = Ce que vous écrivez ici n'est jamais envoyé ni conservé : cela reste dans votre navigateur jusqu'à la fermeture de la page.
web-reflected = { $count ->
    [one] J'ai répondu à la question pour moi-même
   *[other] J'ai répondu aux { $count } questions pour moi-même
}
web-commitments = { $count ->
    [one] Choisissez un engagement
   *[other] Choisissez { $count } engagements
}
web-commitments-help = Dans la liste, ou avec vos mots. Vous les reverrez avant la première séance ; personne d'autre ne les voit.
web-commitment-own = Avec vos mots ({ $number })
web-undertaken = Vos engagements
web-undertaken-hint = Vous êtes seul ou seule à les voir.
web-also = Autres personnes présentes
web-also-help = Cochez qui a participé aussi : tout est confirmé d'un seul clic.
web-confirm = C'est fait
web-confirm-for = Confirmer que c'est fait

web-plan-session = Séance { $number }
web-plan-help = Nous proposons la date ci-dessous ; choisissez ce qui vous convient à tous les deux. Les heures sont celles de { $zone }.
web-plan = Fixer cette séance
web-plan-held = Elle a déjà eu lieu
web-plan-held-help = Vous vous êtes vus sans avoir indiqué la date ici ? Dites quand : elle compte comme toute autre séance. L'autre personne du binôme en est informée.
web-plan-held-send = Elle a eu lieu à cette date
web-day = Date
web-time = Heure ({ $zone })
web-away = { $who } : absence du { $begins } au { $ends }. Aucune date n'est proposée pendant ce temps ; vous pouvez tout de même en convenir d'une.
web-away-all = Il n'y a aucune date à proposer dans l'année qui vient. Convenez d'une date ensemble, ou demandez aux RH de vous appeler.
web-ahead = Un empêchement pour la séance { $number } ?
web-ahead-help = Proposez aussitôt une autre date : l'invitation de chacun est mise à jour. Après la séance, cette page vous demande ce qu'il en est.
web-ahead-cancel = Annuler la séance
web-ahead-cancel-help = Ou sans autre date pour l'instant : elle est retirée des agendas, et une nouvelle date vous est demandée.
web-settle = Qu'en est-il de la séance { $number } ?
web-settle-help = Le premier clic de l'un de vous deux compte. Ce dont vous avez parlé n'est jamais demandé.
web-settle-held = Elle a eu lieu
web-settle-cancelled = Elle a été annulée
web-settle-missed = Quelqu'un n'est pas venu
web-settle-moved = Reporter à cette date
web-move = Ou la reporter
web-sessions = Vos séances
web-sessions-of-pair = Les séances du binôme
web-session = Séance { $number }
web-session-number = Séance
web-session-when = Quand
web-session-state = État
web-session-unplanned = Pas encore de date
web-session-planned = prévue
web-session-held = tenue
web-session-moved = reportée
web-session-cancelled = annulée
web-session-expired = sans nouvelles
web-session-missed = manquée
web-minutes = { $count } min

web-agree-what = { $who } propose { $count } séances au lieu de { $now }.
web-agree-yes = D'accord
web-agree-no = Gardons ce qui est prévu
web-agree-hint = Sans réponse, il reste { $now } séances. Votre choix n'a aucun effet sur votre évaluation.
web-agree-agreed = d'accord
web-agree-declined = on garde ce qui est prévu
web-count = { $held ->
    [0] Aucune séance tenue
    [one] { $held } séance tenue
   *[other] { $held } séances tenues
} sur { $now } : en convenir autrement
web-count-label = Nombre de séances en tout
web-count-help = L'autre personne est consultée ; rien ne change avant son accord.
web-count-none = Choisissez
web-count-option = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
}
web-count-below = (avec une raison)
web-count-why = Vos raisons
web-count-why-help = Facultatif à partir de { $least } séances. L'autre personne les lit ; elles sont gardées avec vos réponses.
web-count-button = Proposer
web-count-fewer = Moins de { $least } séances : le binôme prend alors fin avant son terme, et est compté ainsi dans le bilan. Ce qui a été fait reste acquis.
web-count-waits = { $who } propose { $count } séances au lieu de { $now }. La réponse est attendue ; d'ici là, rien ne change.
web-pulse-private = Seules les RH lisent votre réponse : ni l'autre personne, ni votre responsable. Elle est gardée avec vos autres réponses.
web-pulse-hint = Sans réponse, la question se ferme d'elle-même. Vos séances continuent dans tous les cas.
pulse-title = Le point après la séance { $number }
pulse-helps = Le temps passé ensemble vous aide-t-il ?
pulse-well = Tout va bien ?
pulse-well-fine = Oui
pulse-well-manage = Pas tout à fait, et nous en parlons entre nous
pulse-well-talk = J'aimerais que les RH m'appellent
web-help-link = Demander aux RH de vous appeler
web-help-hint = Un clic, sans motif ; l'autre personne n'en sait rien.
web-help-title = Les RH vous appellent
web-help-text = Quelque chose vous gêne, avec { $partner } ou autrement ? Un clic suffit : les RH vous appellent dans les deux jours ouvrés. Aucun motif n'est demandé, { $partner } n'en est pas informé·e, et vos séances continuent.
web-help-plea = Ce que les RH devraient savoir avant d'appeler
web-help-plea-help = Seules les RH le lisent. C'est gardé avec vos autres réponses.
web-help-call = Les RH m'appellent
web-help-asked = C'est demandé
web-help-asked-text = Les RH vous appellent au plus tard { $when }. Vous n'avez rien d'autre à faire.
web-help-over = Ce binôme a pris fin. Pour parler avec les RH, répondez simplement à l'un de leurs messages.
web-help-who = { $who } vous demande de l'appeler
web-help-how = { $who } n'a pas à dire pourquoi. Personne d'autre ne le sait : n'en parlez pas à l'autre personne du binôme sans son accord.
web-help-kept-back = { $who } a laissé quelques mots que seules les RH lisent. Demandez aux RH s'il vous faut en savoir plus avant d'appeler.
web-help-done = L'appel a eu lieu
web-brake-title = Mettre le binôme en pause
web-brake-text = Vous pouvez tout arrêter sur-le-champ, sans motif et sans effet sur votre évaluation. Plus rien n'est demandé ni envoyé, { $partner } lit seulement que le binôme fait une pause, et les RH vous appellent dans les deux jours ouvrés.
web-brake-button = Mettre en pause maintenant
web-brake-paused = Votre binôme est en pause. Plus rien n'est demandé ni envoyé ; les rendez-vous restent dans les agendas. Les RH décident de la suite avec vous.
web-pause-who = { $who } a mis le binôme en pause
web-pause-how = Aucun motif n'a été demandé. Appelez d'abord le mentor, puis l'autre personne du binôme, sans chercher de fautif. Rien n'est demandé ni envoyé aux deux tant que vous n'avez pas décidé.
web-pause-do-go-on = Le binôme reprend
web-pause-do-rematch = Un autre mentor
web-pause-do-end = Mettre fin
web-pause-hint-go-on = Reprendre : les deux sont prévenus, et les échéances sont reportées d'autant.
web-pause-hint-rematch = Un autre mentor : ce binôme prend fin sans reproche, et les deux reviennent dans la prochaine formation des binômes.
web-pause-hint-end = Mettre fin : ce binôme prend fin sans reproche, le parcours de la personne qui apprend aussi ; le mentor reste disponible pour quelqu'un d'autre.
web-pause-go-on = le binôme reprend
web-pause-rematch = un autre mentor
web-pause-end = fin du binôme

web-session-aim = Ce que vous avez prévu pour la séance { $number } : { $aim }
web-guide-module = Un module a été conçu pour ce sujet ({ $topic }) : il guide vos séances. Ses fichiers sont sur cette page.
web-guide-frame = Aucun module n'a été conçu pour ce sujet ({ $topic }) : le cadre général, à la fin de cette page, guide vos séances.
web-guide-content = Le texte à la fin de cette page guide vos séances.

web-done = C'est fait
web-done-hint = Plus rien ne vous est demandé ici.
web-done-answer = Répondu par { $who }, { $when }.
web-done-decide = Décidé par { $who }, { $when } : { $result }.
web-done-review = Décidé par { $who }, { $when } : { $result }.
web-done-attach = Déposé par { $who }, { $when }.
web-done-confirm = Confirmé par { $who }, { $when }.
web-done-plan = Fixé par { $who }, { $when }.
web-done-session = Dit par { $who }, { $when } : { $result }.
web-done-agree = Répondu par { $who }, { $when } : { $result }.
web-done-pulse = Répondu par { $who }, { $when }.
web-done-help = Appel passé par { $who }, { $when }.
web-done-pause = Décidé par { $who }, { $when } : { $result }.
web-done-chosen = { $result } : choix fait par { $who }, { $when }. La personne désignée est consultée ensuite ; vous aurez une réponse dans tous les cas.
web-done-nobody = Dit aux RH par { $who }, { $when } : aucun de ces mentors ne convient. Les RH prennent contact.
web-done-drawn = Composé par { $who }, { $when }.
web-done-by-nobody = Clos { $when }.
web-withdrawn = N'est plus nécessaire
web-withdrawn-left = Cette demande a été retirée, car une personne concernée a quitté le programme.
web-withdrawn-stopped = Cette demande a été retirée, car les RH ont mis fin à cette partie du programme.
web-withdrawn-concluded = L'affaire est réglée, votre réponse n'est plus nécessaire.
web-withdrawn-concluded-by = C'est réglé : { $result }. La dernière voix a été donnée par { $who }, { $when } ; la vôtre n'est plus nécessaire.
web-withdrawn-undecided = Aucune issue ne pouvait plus l'emporter : les RH tranchent. Votre voix n'est plus nécessaire.
web-withdrawn-taken-back = La décision précédente a été reprise : cette demande n'a plus lieu d'être pour l'instant. S'il le faut, vous recevrez un nouveau lien.
web-withdrawn-expired = Le délai de cette demande est passé. Si vous voulez encore dire quelque chose, écrivez aux RH.
web-withdrawn-revised = Cette demande a été remplacée : ce sur quoi elle repose est en révision. Vous recevrez un nouveau lien.
web-withdrawn-asked-anew = Cela vous a été redemandé. Utilisez le lien du courriel le plus récent.
web-withdrawn-corrected = Une séance précédente a été corrigée : une autre date vous a été demandée. Utilisez le lien du courriel le plus récent.
web-withdrawn-no-pair = Cette demande a été retirée : pour chaque binôme proposé, quelqu'un ne participe plus, ou les RH n'en veulent plus ; il n'y a plus de binôme à valider. Vous n'avez rien à faire.
web-withdrawn-released = Le binôme a repris : il n'y a plus rien à décider ici.
web-withdrawn-other = Cette demande n'est plus ouverte. Vous n'avez rien à faire.

web-history = Ce qui s'est passé
web-happened-asked = Demandé, jusqu'au { $due }.
web-happened-asked-undated = Demandé.
web-happened-answered = { $who } : réponse envoyée.
web-happened-answered-read = { $who } : réponse envoyée, après lecture de la notice (version { $notice }).
web-happened-voted = { $who } : { $outcome }.
web-happened-attached = { $count ->
    [one] { $who } : un fichier déposé.
   *[other] { $who } : { $count } fichiers déposés.
}
web-happened-chosen = { $who } : mentor désigné.
web-happened-chose-nobody = { $who } : aucun de ces mentors ne convient.
web-happened-chosen-for = { $who } pour { $principal } : mentor désigné.
web-happened-chosen-behalf = { $who } (RH) pour { $principal } : mentor désigné.
web-happened-chose-nobody-for = { $who } pour { $principal } : aucun de ces mentors ne convient.
web-happened-chose-nobody-behalf = { $who } (RH) pour { $principal } : aucun de ces mentors ne convient.
web-happened-drawn = { $who } : binômes composés.
web-happened-confirmed = { $who } : confirmé.
web-happened-withdrawn = La demande a été retirée.
web-happened-lapsed = Le délai est passé.
web-happened-concluded = Résultat : { $outcome }.
web-happened-planned = { $who } : prévue pour { $starts }.
web-happened-settled = { $who } : { $result }.
web-happened-corrected = { $who } : correction, { $result }.
web-happened-contested = { $who } : autre réponse, { $result }. La première réponse vaut.
web-happened-count-proposed = { $who } : { $count } séances proposées.
web-happened-count-answered = { $who } : { $agreed ->
    [True] d'accord
   *[other] on garde ce qui est prévu
}.
web-happened-reminded = Un rappel a été envoyé.
web-happened-escalated = D'autres ont été prévenus du retard.
web-happened-answered-for = { $who } pour { $principal } : réponse envoyée.
web-happened-answered-behalf = { $who } (RH) pour { $principal } : réponse envoyée.
web-happened-voted-for = { $who } pour { $principal } : { $outcome }.
web-happened-voted-behalf = { $who } (RH) pour { $principal } : { $outcome }.
web-happened-stood-in = Suppléance : { $deputy }, pour { $principal }.
web-happened-stood-in-all = Suppléance : { $deputy }, car aucune des personnes sollicitées n'est là.
web-happened-reassigned = { $who } : confié à { $to }.
web-happened-replaced = Selon la liste des personnes, { $heir } prend la place de { $former }.
web-happened-replaced-in = Selon la liste des personnes, { $heir } est aussi sollicité(e).
web-happened-replaced-out = Selon la liste des personnes, { $former } n'est plus sollicité(e).
web-happened-claimed = { $who } : pris en charge.
web-happened-given-back = { $who } : n'est plus pris en charge.
web-happened-taken-back = { $who } : décision reprise.
web-happened-reopened = { $who } : étape rouverte.

web-notice-title = Vos données
web-notice-sending = En envoyant, vous confirmez avoir lu ce texte ; la date et sa version sont notées. Ce n'est pas un consentement : participer reste votre choix.
web-notice-read = Vous l'avez lu le { $when }. Il n'a pas changé depuis.
web-notice-changed = Ce texte a changé depuis que vous l'avez lu.
web-notice-ask = Une question sur vos données ? Écrivez à
web-notice-version = Version { $version } de ce texte.

web-leave-link = Quitter le programme
web-leave-hint = Un clic, sans motif, sans effet sur votre évaluation.
web-leave-title = Quitter le programme
web-leave-text = La participation est volontaire. Vous pouvez partir maintenant, sans donner de motif. Cela n'a aucun effet sur votre évaluation, et votre responsable n'en est pas informé.
web-leave-what = Vos demandes ouvertes et vos séances prévues prennent fin aussitôt. Si vous avez un binôme, cette personne est prévenue avec tact et quelqu'un d'autre lui sera proposé. Les séances déjà tenues restent comptées.
web-leave-which = Vous participez à deux titres. Lequel quittez-vous ?
web-leave-role = En tant que { $role }
web-leave-button = Oui, je quitte le programme
web-leave-other =
    Vous ne participez plus comme { $left ->
        [mentor] mentor
        [learner] personne qui apprend
       *[other] cadre dirigeant
    }. Vous participez toujours comme { $stays ->
        [mentor] mentor
        [learner] personne qui apprend
       *[other] cadre dirigeant
    } : rien ne change à ce titre, et ses liens restent valables. Vous pouvez aussi le quitter ici.
web-leave-button-role =
    Oui, je ne participe plus non plus comme { $role ->
        [mentor] mentor
        [learner] personne qui apprend
       *[other] cadre dirigeant
    }
web-leave-required = Votre entreprise vous demande de participer. Si vous souhaitez arrêter, merci d'en convenir avec votre équipe RH.
web-leave-over = Votre participation à ce programme est arrivée à son terme : il n'y a plus rien à quitter. Pour parler avec les RH, répondez simplement à l'un de leurs messages.
web-left = Votre départ est enregistré
web-left-text = Vous ne participez plus et plus rien ne vous sera demandé. Merci du temps que vous avez donné. Si c'est une erreur, écrivez à votre équipe RH.

# Ce qui ne va pas
web-refused-title = Ce n'est pas possible
web-refused-text = Ce n'est pas possible pour l'instant ; rien n'a été changé. Réessayez plus tard ou demandez à votre équipe RH.
web-missing-title = Cette page n'existe pas
web-missing-text = L'adresse est peut-être coupée : rouvrez le lien de votre courriel en entier. Si cela ne suffit pas, demandez un nouveau lien à votre équipe RH.
web-method-title = Ce n'est pas possible ici
web-method-text = Cette page ne peut pas prendre cela. Rouvrez le lien de votre courriel.
web-internal-title = Quelque chose n'a pas marché
web-internal-text = C'est notre faute, pas la vôtre, et rien n'a été changé. Réessayez dans quelques minutes ; si cela dure, prévenez votre équipe RH.
web-link-forged-title = Ce lien ne marche pas
web-link-expired-title = Ce lien est trop ancien
web-not-yours-title = Cette page est celle de quelqu'un d'autre
web-task-not-yours-title = Cette page est celle de quelqu'un d'autre
web-task-handed-title = C'est en d'autres mains
web-task-unknown-title = Cette demande n'existe pas
web-no-notice-title = Il n'y a pas de notice ici
web-file-unknown-title = Ce fichier n'existe pas
error-web-cross-origin = Ce formulaire a été envoyé depuis un autre site : rien n'a été pris. Ouvrez le lien de votre courriel et servez-vous des boutons de la page elle-même.
error-web-too-big = C'est plus que ce que cette page accepte : { $megabytes } Mo de fichiers au plus. Rien n'a été conservé. Choisissez des fichiers plus petits, par exemple un PDF aux images réduites, et renvoyez le formulaire.
error-web-too-much-text = C'est plus de texte que cette page n'en accepte : { $megabytes } Mo au plus. Rien n'a été conservé. Raccourcissez-le, puis renvoyez le formulaire.
error-web-no-form = Ce qui est arrivé n'a pas pu être lu : rien n'a été pris. Rouvrez le lien de votre courriel et servez-vous des boutons de la page.
error-web-no-choice = Merci de choisir un des mentors, ou de dire que personne ne convient.
error-web-leave-required = Ici, un départ se convient avec votre équipe RH. Merci de leur écrire ; rien n'a été changé.
error-web-no-heir = Merci de choisir à qui vous confiez cette demande. Rien n'a été changé.

web-field-quiz = Quelques questions
web-quiz-help = Il n'y a pas de note à atteindre : dites « Je ne sais pas » plutôt que de deviner. Qui lit ce formulaire avec vous voit combien de réponses sont justes, jamais ce que vous avez choisi.
web-quiz-then = Vous verrez les bonnes réponses après l'envoi.
web-quiz-later = Les mêmes questions reviendront plus tard, pour voir ce qui a changé ; les bonnes réponses seront données alors.
web-quiz-several = plusieurs réponses possibles
web-quiz-unknown = Je ne sais pas
web-quiz-kept = Déjà répondu, ce n'est pas redemandé : { $score }.
web-quiz-score = { $right } { $right ->
    [one] bonne réponse
   *[other] bonnes réponses
 } sur { $asked }
web-quiz-topic = { $topic } : { $right } sur { $asked }
web-quiz-first-time = la première fois : { $score }
web-quiz-again = Les mêmes questions reviendront plus tard, pour voir ce qui a changé. Vous verrez alors les bonnes réponses.
web-quiz-right = juste
web-quiz-see = voir ci-dessous
web-quiz-yours = Votre réponse : { $chosen }
web-quiz-answer = Bonne réponse : { $right }

web-ask-gather = Merci de donner une date et un lieu à cette rencontre.
web-ask-gathered = Merci de dire si cette rencontre a eu lieu.
web-ask-gathered-ahead = Cette rencontre est fixée. Rien ne vous est demandé avant qu'elle ait eu lieu.
web-gather = Rencontre { $number }
web-gather-help = L'heure est celle de { $zone }. Toute personne dont le binôme est en cours est invitée par courriel, avec une entrée pour l'agenda ; celles qui commencent plus tard aussi.
web-gather-send = Fixer la date et inviter
web-where = Lieu
web-where-help = Une salle, ou le lien d'une réunion en ligne. Il ne figure que dans l'invitation.
web-gathered = Rencontre { $number } : a-t-elle eu lieu ?
web-gathered-ahead = Rencontre { $number } : une autre date ?
web-gathered-ahead-help = Toutes les personnes invitées reçoivent la nouvelle date et le nouveau lieu.
web-gathered-move = La déplacer à cette date
web-gathered-cancel-help = Toutes les personnes invitées apprennent qu'elle n'a pas lieu. Une autre date vous est ensuite demandée.
web-gathered-cancel = L'annuler
web-gathered-held = Elle a eu lieu
web-gathered-not = Elle n'a pas eu lieu
web-came = Nombre de présents
web-meetings = Les rencontres
web-meeting = Rencontre { $number }
web-done-gather = Fixée par { $who }, { $when }.
web-done-gathered = Dit par { $who }, { $when } : { $result }.
web-meeting-number = Rencontre
# Une date à laquelle plusieurs binômes d'un mentor se réunissent
web-group-plan = Cette date vaut pour tout le groupe
web-group-plan-help = Outre { $who }, ces personnes ont aussi besoin d'une date. Décochez qui ne doit pas venir : son binôme garde sa propre demande.
web-group-member = { $who }, séance { $number }
web-group-meets = Le groupe se réunit déjà { $when } (fuseau horaire { $zone }). Choisissez cette date, et ce binôme s'y joint.
web-group-date = Tout le groupe a cette date : outre ce binôme, { $who }. Ce que vous dites ici vaut pour tous.
web-group-yours = Vous vous réunissez en petit groupe, avec { $who }. Seul votre mentor peut déplacer la date, pour vous tous.
web-group-help = Nous proposons la date ci-dessous ; choisissez ce qui vous convient à tous. Les heures sont celles de { $zone }.
web-group-ahead-help = Donnez aussitôt une autre date : toutes les invitations sont mises à jour. Après la séance, cette page demande qui était là.
web-group-moved = Déplacer pour tous
web-group-cancel = Annuler pour tous
web-group-cancel-help = Personne du groupe ne peut venir ? Tous sont prévenus aussitôt, et une autre date vous est demandée.
web-group-drop = Je ne peux pas venir
web-group-drop-help = Vous ne pouvez pas être là ? Les autres gardent la date. Votre séance reste à tenir, et vous rejoindrez la prochaine date du groupe.
web-group-there = Qui était là ?
web-group-missed = Personne n'est venu
web-group-there-help = Qui n'est pas coché l'a manquée, et garde cette séance à tenir.
web-group-own-help = Dites-le pour vous seulement : qui d'autre était là, votre mentor le dit. Ce dont vous avez parlé n'est jamais demandé.
web-group-own-missed = Mon mentor ou moi ne sommes pas venus
web-withdrawn-alone = Seul votre mentor était sollicité pour cette date. Vous vous réunissez désormais à deux : la demande vous est faite de nouveau à tous les deux.
