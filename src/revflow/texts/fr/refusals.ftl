# Ce que le moteur refuse : ce qui s'est passé, et quoi faire.

# tâches
error-task-unknown = La tâche { $task } n'existe pas. Ouvrez le lien du dernier courriel ; dans un terminal, « revflow tasks » liste celles qui sont ouvertes.
error-task-not-yours = Cette demande s'adresse à quelqu'un d'autre. Utilisez le lien d'un courriel que vous avez reçu vous-même, ou demandez aux RH de vous la confier.
error-wrong-kind = La tâche { $task } ne prend pas cela. Ouvrez sa page pour voir ce qu'elle demande.
error-task-closed = { $result ->
    [answered] La réponse est déjà donnée, par { $who }, { $at }. La première réponse vaut.
    [attached] Les fichiers sont déjà déposés, par { $who }, { $at }. S'ils sont renvoyés, vous recevrez une nouvelle demande.
    [confirmed] C'est déjà confirmé, par { $who }, { $at }. Il ne reste rien à faire.
    [planned] Une date est déjà choisie, par { $who }, { $at }. Pour la déplacer, dites-le sur la page de la séance.
    [chosen] Un mentor est déjà désigné, par { $who }, { $at }. S'il faut en changer, écrivez aux RH.
    [nobody] Les RH savent déjà que personne ne convient, par { $who }, { $at }. Elles prennent contact.
    [drawn] Les binômes sont déjà composés, par { $who }, { $at }. Ils peuvent être renvoyés là où ils sont validés.
   *[other] C'est déjà décidé, par { $who }, { $at } : { $result }. La décision vaut ; il ne reste rien à faire.
 }
error-task-settled = C'est déjà réglé : { $outcome }. La dernière voix a été donnée par { $who }, { $at } ; la vôtre n'est plus nécessaire.
error-task-settled-by-time = C'est déjà réglé : { $outcome }. Le délai était passé, { $at } ; votre voix n'est plus nécessaire.
error-task-handed = Cette demande a été confiée à { $who }, avec un lien personnel. Plus rien ne vous est demandé.
error-task-withdrawn = { $result ->
    [concluded] C'est déjà réglé : votre réponse n'est plus nécessaire ({ $at }). Il n'y a rien à faire.
    [undecided] Aucune issue ne pouvait plus l'emporter : les RH tranchent, votre voix n'est plus nécessaire ({ $at }).
    [taken-back] La décision précédente a été reprise : ce n'est plus demandé pour l'instant ({ $at }). S'il le faut, vous recevrez un nouveau lien.
    [expired] Le délai est passé ({ $at }). Si c'est encore important, répondez au courriel.
    [revised] Ce sur quoi cette demande repose est en révision : ce n'est plus demandé pour l'instant ({ $at }). Vous recevrez un nouveau lien.
    [left] Ce n'est plus demandé, car quelqu'un a quitté le programme ({ $at }). Il n'y a rien à faire.
    [stopped] Ce n'est plus demandé, car le parcours a été arrêté ({ $at }). Il n'y a rien à faire.
    [asked-anew] Cela vous a été redemandé ({ $at }) : utilisez le lien du courriel le plus récent.
    [corrected] Une séance précédente a été corrigée : une autre date a été demandée ({ $at }). Utilisez le lien du courriel le plus récent.
    [alone] Seul le mentor était sollicité. Vous vous réunissez désormais à deux : la demande a été refaite ({ $at }). Utilisez le lien du dernier message.
    [no-pair] Ce n'est plus demandé : pour chaque binôme proposé, quelqu'un ne participe plus, ou les RH n'en veulent plus ({ $at }). Il n'y a rien à faire.
   *[other] Ce n'est plus demandé ({ $at }). Il n'y a rien à faire.
 }
error-held = { $journey } est en attente : rien n'est pris en compte pour le moment. Les RH décident de la reprise ; revenez à ce lien ensuite.
error-journey-ended = { $ending ->
    [finished] { $journey } est terminé ({ $at }). Il ne reste rien à faire.
    [left] { $journey } a pris fin, car quelqu'un a quitté le programme ({ $at }). Il ne reste rien à faire.
   *[other] { $journey } a pris fin ({ $at }). Il ne reste rien à faire.
 }

# décisions
error-already-voted = Chaque personne a une seule voix ici, et celle-ci est déjà donnée ({ $outcome }, { $at }). Quelqu'un d'autre doit donner l'autre.
error-asked-already = { $who } a déjà une autre voix à donner ici, et chaque personne n'en a qu'une. Nommez quelqu'un d'autre.
error-own-journey = Personne ne décide de son propre parcours ({ $journey }). Confiez cette demande à quelqu'un d'autre, ou demandez aux RH de le faire.
error-not-taken-back = Il n'y a pas ici de décision à reprendre. Si quelque chose doit changer, demandez aux RH de rouvrir l'étape.
error-not-your-decision = { $who } a pris cette décision, { $at }, et personne d'autre ne peut la reprendre. Adressez-vous à { $who }, ou demandez aux RH de rouvrir l'étape.
error-follows-done = La suite de « { $step } » est déjà engagée : cette décision ne peut plus être reprise. Demandez aux RH de rouvrir l'étape.
error-no-words = Aucun texte nommé { $field } n'est à transmettre dans { $task }. Nommez un formulaire rempli et l'un de ses textes.
error-not-hr = Seules les RH peuvent le faire. Demandez-le-leur en répondant au courriel que vous avez reçu.
error-reopen-reason = Dites pourquoi l'étape est rouverte : le motif est conservé avec elle. Utilisez --reason.
error-correct-reason = Dites pourquoi cela est corrigé : le motif est conservé avec la correction. Utilisez --reason.
error-not-reopened = « { $step } » ne peut pas être rouverte. Des binômes se renvoient là où ils sont validés ; une séance reçoit une nouvelle date sur sa page, et ce qui en est noté se corrige avec revflow correct.
error-pair-declined = { $journey } a été refusé, rien n'y est donc refait : les deux personnes peuvent être appariées de nouveau. Qui a refusé peut reprendre sa décision tant que l'autre n'a pas répondu.
error-still-open = « { $step } » est déjà ouverte : il n'y a rien à rouvrir, les réponses y sont acceptées.
error-person-unknown = Personne à l'adresse { $address } n'a de rôle dans une cohorte. Vérifiez comment l'adresse est écrite dans la liste des personnes ou dans le programme.
error-bad-address = « { $address } » n'est pas une adresse de courriel. Écrivez-la ainsi : nom@entreprise.example.
error-away-order = Le dernier jour ({ $last }) précède le premier ({ $first }). Inversez-les.
error-away-past = Le { $last } est déjà passé. Indiquez un dernier jour à partir d'aujourd'hui.
error-away-far = Le { $last } est à plus de { $years } ans d'ici. Vérifiez l'année.
error-away-deputy = On ne peut pas assurer sa propre suppléance. Nommez quelqu'un d'autre que { $address }.
error-principal-back = { $who } est de retour et décide maintenant en personne : votre voix de suppléance n'est plus nécessaire. Vous n'avez rien à faire.
error-claimed = { $who } s'en occupe déjà. Si cela ne peut pas attendre, demandez à { $who } d'y renoncer.
error-behalf-hr = Seules les RH peuvent agir au nom de quelqu'un d'autre. Utilisez le lien d'un courriel que vous avez reçu vous-même.
error-behalf-reason = Dites pourquoi vous agissez au nom de quelqu'un d'autre : le motif est conservé avec ce que vous dites.
error-behalf-once = Vous avez déjà voté ici pour quelqu'un d'autre, et une seule personne ne peut pas voter pour plusieurs. Demandez-le à quelqu'un d'autre des RH.
error-behalf-own-yes = Cette décision revient en personne { $awaits ->
    [mentee] au mentoré
   *[mentor] au mentor
 } : nul ne peut la prendre à sa place. Si la réponse tarde, envoyez un rappel.
error-task-personal = C'est demandé en personne { $awaits ->
    [mentee] au mentoré
    [pair] au binôme
   *[mentor] au mentor
 } : cela ne peut être confié à personne d'autre. Si la réponse tarde, envoyez un rappel.
error-nobody-there = Cette personne ne fait pas partie de la cohorte. Nommez quelqu'un de la liste des personnes, un responsable ou un membre d'un groupe.
error-person-gone = { $who } ne figure plus dans la liste des personnes de la cohorte : rien ne peut se faire à son nom. Si c'est une erreur, ajoutez de nouveau sa ligne avec revflow people update.
error-left-out = Le programme écarte cette personne de « { $step } ». Nommez quelqu'un d'autre.
error-outcome-unknown = « { $outcome } » ne peut pas être choisi ici. Choisissez parmi : { $known }.
error-rounds-used-up = { $rounds ->
    [1] Il n'y a qu'un tour ici : rien ne peut être renvoyé. Choisissez une autre issue.
   *[other] C'est le dernier des { $rounds } tours prévus : un renvoi n'est plus possible. Choisissez une autre issue.
 }
error-comment-required = « { $outcome } » demande un commentaire. Dites pourquoi, puis choisissez à nouveau.
error-topics-not-asked = Les sujets ne sont pas jugés un par un ici. Retirez-les.
error-topic-not-offered = « { $topic } » ne fait pas partie des sujets jugés ici : { $known }.
error-topics-none-approved = « { $outcome } » demande au moins un sujet. Cochez-en un, ou choisissez une autre issue.
error-topics-none-in-common = Avec les votes précédents, il ne resterait aucun sujet ; approuvés jusqu'ici : { $topics }. Cochez l'un d'eux, ou choisissez une autre issue que « { $outcome } ».
error-rubric-missing = Donnez une note pour « { $line } », de 0 à 4.
error-rubric-below = « { $outcome } » demande au moins { $minimum } pour « { $line } » ; vous avez donné { $score }. Choisissez une autre issue, ou corrigez la note.
error-rubric-score = La note { $score } pour « { $line } » n'est pas sur l'échelle. Donnez un nombre entier de 0 à { $highest }.
error-rubric-none = Rien n'est noté ici : « { $line } » ne peut donc pas l'être. Retirez les notes.
error-rubric-unknown = « { $line } » n'est pas noté ici. Les lignes sont : { $known }.
error-pairs-or-reason = Nommez les binômes qui ne doivent pas se former, ou dites pourquoi la proposition est renvoyée.
error-pairs-not-asked = On ne nomme des binômes que pour renvoyer une proposition, pas pour « { $outcome } ». Retirez-les.
error-pair-unknown = { $pair } n'est pas un des binômes proposés. Ce sont : { $known }.

# départs
error-leave-of-person = { $journey } n'est pas la participation d'une personne : on ne peut pas la quitter. Nommez le parcours d'un mentoré ou d'un mentor.
error-leave-with-hr = La participation est convenue avec les RH. Parlez-leur : elles peuvent y mettre fin pour vous.
error-reason-code = Un motif est un seul mot en minuscules, chiffres et traits d'union (comme « coupe-budget »), de 31 signes au plus : il est gardé pour toujours et ne nomme personne. Abrégez-le.

# binômes de la main des RH
error-no-match = Ce programme ne forme pas de binômes. Vérifiez le nom de la cohorte.
error-no-later-wave = Il n'y aura plus de vague où cela compterait. Lancez une nouvelle cohorte pour les personnes qui restent.
error-mentee-unknown = Personne ne participe comme mentoré sous « { $word } ». Donnez le code, comme E001, ou l'adresse de la liste des personnes.
error-mentor-unknown = Personne ne participe comme mentor sous « { $word } ». Donnez le code, comme M001, ou l'adresse de la liste des personnes.
error-pairing-over = { $journey } est terminé et ne peut plus former de binôme. Nommez quelqu'un qui participe encore.
error-pair-runs = Ces deux personnes forment déjà un binôme, { $pair }. S'il doit prendre fin, arrêtez-le d'abord, avec revflow stop { $pair }.
error-mentee-paired = { $mentee } a déjà un binôme. Si un autre doit commencer, arrêtez d'abord celui-là.
error-mentee-served = { $mentee } a un mentor pour chaque sujet demandé. Si un autre binôme doit commencer, arrêtez d'abord l'un de ceux-là.
error-topic-served = { $mentee } a déjà un mentor sur { $topic }. Arrêtez d'abord ce binôme, ou nommez un autre sujet.
error-topic-not-crossed = Seul un programme croisé forme des binômes sur un sujet. Omettez --topic : un binôme a tous les sujets que les deux partagent.
error-topic-unknown-here = { $word } n'est pas un sujet de ce programme. Choisissez parmi : { $known }.
error-pair-forbidden = { $mentee } et { $mentor } ne peuvent pas former un binôme : { $rule ->
    [apart] les RH l'ont dit, et le reprennent avec revflow pair --free
    [same-person] c'est la même personne
    [barred] ce binôme a déjà existé, ou a été défait dans cette vague
    [paired] ce binôme existe déjà, sur un autre sujet
    [own-topic] la première personne propose d'enseigner le sujet qui reste, et nul n'apprend ici ce qu'il enseigne
    [not-on-topic] la première personne ne demande pas ce sujet, ou la seconde ne l'enseigne pas
    [no-topic] il n'y a aucun sujet en commun
    [same-department] c'est la même direction
    [reporting-line] c'est la même ligne hiérarchique
   *[other-language] ce n'est pas la même langue
}. Nommez quelqu'un d'autre.
error-mentor-full = { $mentor } a déjà, ou doit avoir, { $most ->
    [one] le mentoré
   *[other] les { $most } mentorés
} qu'un mentor peut avoir ici. Nommez un autre mentor, ou libérez d'abord une place, avec revflow pair --free.
error-mentor-taken = { $who } n'a plus de place. Choisissez un autre mentor ; la page montre qui reste disponible.
error-mentor-not-choosable = { $who } n'est pas parmi les mentors qui peuvent être choisis ici. Choisissez une personne de la page, ou dites aux RH que personne ne convient.
error-mentee-twice = { $mentee } figure deux fois. Laissez un seul mentor.
error-not-at-match = { $journey } n'en est pas encore à la formation des binômes, ou a pris fin. Laissez ce parcours de côté ; une vague suivante peut le prendre.
error-lock-unknown = Rien n'a été dit de { $mentee } et { $mentor } : il n'y a rien à libérer. Avec revflow matching COHORTE, vous voyez ce qui vaut.
error-wave-left-out = Le programme laisse ici de côté la formation des binômes, par sa ligne « when » : aucun binôme n'est formé.
error-wave-open = Une vague est déjà ouverte. Ses binômes : revflow matching { $cohort }. Une fois qu'ils sont validés, une autre vague peut être demandée.
error-wave-too-early = Les binômes ne peuvent pas encore être formés : des étapes de toute la cohorte, au-dessus, ne sont pas terminées, ou son début est encore à venir. Avec revflow status { $cohort }, vous voyez ce qui est attendu.
error-wave-nobody = Aucune des personnes arrivées jusque-là ne pourrait former un binôme avec une autre, donc aucune vague ne s'ouvre. Avec revflow tasks --cohort { $cohort }, vous voyez qui est attendu ; avec revflow matching { $cohort }, qui n'a trouvé personne, et pourquoi.
error-group-moves = Cette date est celle de tout le groupe : seul le mentor, { $who }, la déplace. Si vous ne pouvez pas venir, dites-le sur la même page.
error-group-nobody = Cochez au moins une personne présente ; si personne ne l'était, choisissez « Personne n'est venu ».
