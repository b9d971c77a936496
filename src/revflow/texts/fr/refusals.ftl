# Ce que le moteur refuse : ce qui s'est passé, et quoi faire.

# tâches
error-task-unknown = La tâche { $task } n'existe pas. Ouvrez le lien du dernier mail, ou listez les tâches avec « revflow tasks ».
error-task-not-yours = Cette tâche s'adresse à quelqu'un d'autre ({ $awaits }). Utilisez le lien du mail que vous avez reçu vous-même.
error-wrong-kind = La tâche { $task } ne prend pas cela. Ouvrez sa page pour voir ce qu'elle demande.
error-task-closed = { $result ->
    [answered] La réponse est déjà donnée, par { $who }, { $at }. La première réponse vaut.
    [attached] Les fichiers sont déjà joints, par { $who }, { $at }. S'ils sont renvoyés, vous serez sollicité de nouveau.
    [confirmed] C'est déjà confirmé, par { $who }, { $at }. Il ne reste rien à faire.
    [planned] Une date est déjà choisie, par { $who }, { $at }. Pour la déplacer, dites-le sur la page de la séance.
   *[other] C'est déjà décidé, par { $who }, { $at } : { $result }. La décision vaut.
 }
error-task-withdrawn = { $result ->
    [concluded] C'est réglé sans vous ; votre réponse n'est plus nécessaire ({ $at }).
    [undecided] Aucune décision ne pouvait plus l'emporter : les ressources humaines tranchent, votre voix n'est plus nécessaire ({ $at }).
    [taken-back] La décision précédente a été reprise : ce n'est plus demandé pour l'instant ({ $at }). Vous serez sollicité à nouveau si besoin.
    [expired] Le délai est passé ({ $at }). Si c'est encore important, répondez au mail.
    [left] Ce n'est plus demandé, car quelqu'un a quitté le programme ({ $at }). Il n'y a rien à faire.
    [stopped] Ce n'est plus demandé, car le parcours a été arrêté ({ $at }). Il n'y a rien à faire.
    [no-pair] Ce n'est plus demandé : dans chaque binôme proposé, quelqu'un ne participe plus ({ $at }). Il n'y a rien à faire.
   *[other] Ce n'est plus demandé ({ $at }). Il n'y a rien à faire.
 }
error-held = { $journey } est en pause : rien n'est pris en compte pour le moment. Les ressources humaines décident de la suite ; réessayez plus tard.
error-journey-ended = { $ending ->
    [finished] { $journey } est terminé ({ $at }). Il ne reste rien à faire.
    [left] { $journey } a pris fin, car quelqu'un a quitté le programme ({ $at }). Il ne reste rien à faire.
   *[other] { $journey } a pris fin ({ $at }). Il ne reste rien à faire.
 }

# décisions
error-already-voted = Vous avez déjà décidé ici ({ $outcome }, { $at }). Une personne, une voix : quelqu'un d'autre doit donner la seconde.
error-own-journey = Il s'agit de vous-même ({ $journey }) : quelqu'un d'autre doit décider. Transmettez à un collègue.
error-not-taken-back = Il n'y a ici aucune décision de votre part à reprendre. Demandez aux ressources humaines de rouvrir l'étape.
error-not-your-decision = C'est { $who } qui a décidé ({ $at }), et qui seul peut reprendre sa décision. Demandez aux ressources humaines de rouvrir l'étape.
error-follows-done = La suite de « { $step } » est déjà engagée : la décision ne peut plus être reprise. Demandez aux ressources humaines de rouvrir l'étape.
error-not-hr = Seules les ressources humaines peuvent le faire. Répondez au mail que vous avez reçu.
error-reopen-reason = Dites pourquoi l'étape est rouverte : la raison est conservée. Utilisez --reason.
error-not-reopened = « { $step } » ne peut pas être rouverte. Un appariement est renvoyé lors de son approbation, une séance se replanifie.
error-still-open = « { $step } » est déjà ouverte. Il n'y a rien à rouvrir.
error-person-unknown = Personne à l'adresse { $address } ne participe ni n'agit dans une cohorte. Vérifiez l'adresse avec : revflow tasks
error-bad-address = « { $address } » n'est pas une adresse mail. Écrivez nom@entreprise.exemple.
error-away-order = Le dernier jour ({ $last }) précède le premier ({ $first }). Inversez-les.
error-away-past = Le { $last } est passé. Indiquez un dernier jour à partir d'aujourd'hui.
error-away-far = Le { $last } est à plus de { $years } ans d'ici. Vérifiez l'année.
error-away-deputy = Nul n'est son propre suppléant. Nommez quelqu'un d'autre que { $address }.
error-principal-back = { $who } est de retour et décide maintenant en personne : votre voix de suppléance n'est plus nécessaire.
error-claimed = { $who } s'en occupe déjà. Demandez que la tâche soit rendue, ou laissez faire { $who }.
error-behalf-hr = Seules les ressources humaines peuvent agir au nom de quelqu'un d'autre. Utilisez le lien de votre propre mail.
error-behalf-reason = Dites pourquoi vous agissez au nom de quelqu'un d'autre : la raison est conservée avec ce que vous dites.
error-task-personal = C'est demandé en personne { $awaits ->
    [mentee] à l'apprenant
   *[mentor] au mentor
 } : cela ne peut être confié à personne d'autre.
error-nobody-there = Cette personne ne fait pas partie de la cohorte. Nommez quelqu'un de la liste, d'un groupe ou un responsable.
error-left-out = Le programme écarte cette personne de « { $step } ». Nommez quelqu'un d'autre.
error-outcome-unknown = « { $outcome } » ne peut pas être choisi ici. Choisissez parmi : { $known }.
error-rounds-used-up = C'est revenu { $rounds } fois, le maximum. Choisissez une autre issue, ou parlez-vous.
error-comment-required = Dites pourquoi : « { $outcome } » demande un commentaire.
error-rubric-missing = Donnez une note pour « { $line } », de 0 à 4.
error-rubric-below = « { $outcome } » demande au moins { $minimum } pour « { $line } » ; vous avez donné { $score }. Choisissez une autre issue, ou corrigez la note.
error-rubric-score = La note { $score } pour « { $line } » n'est pas sur l'échelle. Donnez un nombre entier de 0 à { $highest }.
error-rubric-none = Rien n'est noté ici : « { $line } » ne peut donc pas l'être. Retirez les notes.
error-rubric-unknown = « { $line } » n'est pas noté ici. Les lignes sont : { $known }.
error-pairs-or-reason = Nommez les binômes qui ne doivent pas se former, ou dites pourquoi la proposition est renvoyée.
error-pairs-not-asked = On ne nomme des binômes que pour renvoyer une proposition, pas pour « { $outcome } ». Retirez-les.
error-pair-unknown = { $pair } n'est pas un des binômes proposés. Ce sont : { $known }.

# départs
error-leave-of-person = { $journey } n'est pas la participation d'une personne : on ne peut pas la quitter. Nommez celle d'un mentoré ou d'un mentor.
error-leave-with-hr = La participation est convenue avec les ressources humaines. Parlez-leur : elles peuvent y mettre fin pour vous.
error-reason-code = Une raison est un seul mot en minuscules, chiffres et traits d'union (comme « budget-coupe »), 31 au plus : elle est gardée pour toujours et ne nomme personne. Abrégez-la.
