# Ce que les personnes simulées écrivent
demo-purpose-1 = Je veux lire nos tableaux de bord moi-même, avant la réunion et non après.
demo-purpose-2 = Mes équipes travaillent sur des documents partagés ; j'envoie encore des pièces jointes. Je veux les rejoindre.
demo-purpose-3 = Je veux savoir ce que l'on peut confier à un assistant, et ce que l'on ne doit pas.
demo-purpose-4 = J'aimerais répondre aux clients là où ils parlent, sans plan de communication.
demo-aims-1 = M'en servir seul une fois par semaine, et montrer un résultat à l'équipe.
demo-aims-2 = Savoir quand l'utiliser, quand s'en passer, et à qui demander.
demo-aims-3 = Remplacer un rapport hebdomadaire par une page que chacun peut ouvrir.
demo-agenda = Où nous en sommes, et ce que nous voulons
    Premiers pas, ensemble
    Une vraie tâche de la semaine
    Ce qui a coincé, et pourquoi
    En autonomie
    Ce qui reste
demo-keep-1 = Une question par semaine, sur le moment.
demo-keep-2 = La demi-heure du jeudi.
demo-keep-3 = Demander avant d'affirmer.
demo-comment-vetting = Merci de votre proposition. La pédagogie est là ; le sujet demande encore un peu de pratique. Revenez pour la prochaine édition.
demo-comment-module = Un bon cadre. Merci d'ajouter un exercice de dix minutes, et d'en dire moins sur les menus.
demo-comment-good = D'accord.
demo-module = # Plan du module

    1. À quoi cela sert au travail
    2. Premiers pas, avec le mentor
    3. Une tâche à soi
demo-module-again = # Plan du module, deuxième version

    1. À quoi cela sert au travail
    2. Premiers pas, avec le mentor
    3. Un exercice de dix minutes
    4. Une tâche à soi
demo-text = Merci.

# Ce qui est dit pendant et après
demo-title = Programme { $program }, édition { $edition } : { $mentees } dirigeants, { $mentors } mentors
demo-starting = Démarrage du serveur Prefect, du worker et de l'application web dans { $folder } …
demo-started = Démarré en { $seconds } s. Prefect : { $prefect }
demo-launching = Les RH lancent la cohorte …
demo-moment-failed = Les RH déclinent une proposition de mentor, avec un mot aimable.
demo-moment-declined = Un dirigeant décline le binôme proposé : tous deux passent à la vague suivante.
demo-moment-sent-back = Les RH renvoient un module, avec des remarques.
demo-moment-left = Un dirigeant quitte le programme pendant les séances, en un clic.
demo-moment-sponsor = Le sponsor décide en ligne de commande.
demo-now = { $when } · { $mails } mails · { $acts } actes · { $jumps } sauts dans le temps
demo-column-step = Étape
demo-column-each = Pour chaque
demo-column-outcomes = Ce qu'il en est sorti
demo-column-open = Ouverts
demo-column-ending = Fins
demo-done = Terminé en { $seconds } s : { $days } jours de programme, { $mails } mails, { $acts } actes de { $people } personnes.
demo-mails = Mails : { $folder }
demo-run = Un run dans Prefect : { $url }
demo-closed = Le serveur est arrêté ; pour le garder : make demo DEMO=--stay
demo-stay = Tout est ouvert. Ctrl-C arrête tout.
demo-unexpected = Inattendu : { $what } vaut { $found } au lieu de { $expected }.
error-demo-stuck = La démonstration s'est arrêtée : personne n'agit et le temps n'avance pas. On attend : { $awaits }. Ce qui s'est passé est dans { $folder }.
error-demo-page = Une page n'a pas pris ce qui lui était envoyé : { $title }. { $text }
error-demo-not-up = Les parties n'ont pas démarré. Ce qu'elles ont dit est dans { $log }.
error-demo-slow = La démonstration a pris plus de { $seconds } s. Ce qui s'est passé est dans { $folder }.
error-demo-command = La commande { $command } a échoué : { $text }
