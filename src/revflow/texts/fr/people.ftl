# Ce que change une mise à jour de la liste des personnes, personne par personne.

update-counts = { $join ->
    [0] aucune arrivée
    [one] une arrivée
   *[other] { $join } arrivées
 }, { $return ->
    [0] aucun retour
    [one] un retour
   *[other] { $return } retours
 }, { $leave ->
    [0] aucun départ
    [one] un départ
   *[other] { $leave } départs
 }, { $change ->
    [0] aucun changement
    [one] un changement
   *[other] { $change } changements
 } ; { $same ->
    [0] personne ne reste tel quel
    [one] une personne sans changement
   *[other] { $same } personnes sans changement
 }.
update-does-join = arrive
update-does-return = revient
update-does-leave = quitte l'entreprise
update-does-change = change
update-opens = Participe désormais comme { $role ->
    [mentor] mentor
   *[other] mentoré
 } ; la prochaine formation des binômes peut retenir cette personne.
update-opens-late = Participerait comme { $role ->
    [mentor] mentor
   *[other] mentoré
 }, mais il n'y aura plus de formation des binômes : cette participation prend fin aussitôt. Lancez plutôt une nouvelle cohorte.
update-ends = { $journey } prend fin : plus de participation comme { $role ->
    [mentor] mentor
   *[other] mentoré
 }.
update-pair-ends = Le binôme { $pair } prend fin ; { $partner } l'apprend avec ménagement et peut rejoindre un autre binôme.
update-asked-no-more = { $count ->
    [one] Une tâche ouverte d'un autre parcours perd cette personne : { $tasks }. S'il n'y reste personne, les RH l'apprennent.
   *[other] { $count } tâches ouvertes d'autres parcours perdent cette personne : { $tasks }. Là où il ne reste personne, les RH l'apprennent.
 }
update-program-names = Le programme nomme lui-même { $address }. Plus rien n'y est demandé à qui est parti ; pour une adresse changée, il faut une nouvelle édition.
update-list-names = { $address } est encore responsable ou assistant(e) de : { $people }. Personne n'est sollicité à cette place tant qu'une autre adresse n'y figure pas. Qui quitte seulement le programme, et non l'entreprise, garde sa ligne : revflow leave CODE.
update-column = { $column } : { $before } → { $after }.
update-own-column = { $column } change.
update-id = Désormais reconnu(e) par l'identifiant { $id }.
update-address = Adresse : { $before } → { $after }. { $count ->
    [0] Rien n'est demandé à cette personne en ce moment ; les liens des anciens courriels ne valent plus.
    [one] Une tâche ouverte reçoit un nouveau lien ; ceux des anciens courriels ne valent plus.
   *[other] { $count } tâches ouvertes reçoivent un nouveau lien ; ceux des anciens courriels ne valent plus.
 }
update-manager = Responsable : { $before } → { $after }. { $count ->
    [0] Aucune tâche ouverte ne change de mains.
    [one] Une tâche ouverte passe au nouveau responsable.
   *[other] { $count } tâches ouvertes passent au nouveau responsable.
 }
update-assistant = Assistant(e) : { $before } → { $after }. { $count ->
    [0] Aucune tâche ouverte ne change de mains.
    [one] Une tâche ouverte d'une séance change de mains.
   *[other] { $count } tâches ouvertes de séances changent de mains.
 }
update-kept-back = { $task } reste à l'ancien responsable : { $who } ne peut pas y décider ({ $why ->
    [own-journey] c'est son propre parcours
    [asked-already] une autre voix lui est demandée
    [already-voted] sa voix y est déjà donnée
   *[other] l'étape exclut cette personne
 }). Pour la confier à quelqu'un : revflow reassign { $task } --to ADRESSE.
update-pair-breaks = Le binôme { $pair } avec { $partner } enfreint désormais la règle { $rule }. Il continue ; pour y mettre fin : revflow stop { $pair }.
update-proposal-breaks = Le binôme proposé { $pair } avec { $partner } enfreint désormais la règle { $rule }. Il ne commencera pas à l'approbation de la vague ; les deux personnes restent à apparier.
update-none = personne

cli-update-ask = Appliquer cela à { $cohort } ? Qui part ne reçoit plus aucun courriel, et cela ne s'annule pas.
cli-update-done = La liste des personnes de { $cohort } est à jour : { $counts }
cli-update-same = La liste dit ce que { $cohort } sait déjà ; rien ne change.
cli-update-dry = Rien n'a été changé.
cli-option-dry-run-update = Montrer ce qui changerait, sans rien changer.
cli-column-address = Adresse
cli-column-name = Nom
cli-column-does = Ce qui se passe
cli-column-notes = Ce qui s'ensuit

error-update-ended = La cohorte { $cohort } est terminée : sa liste de personnes ne peut plus changer. Lancez une nouvelle cohorte pour ces personnes.
error-update-outdated = La cohorte { $cohort } a changé depuis l'aperçu, et rien n'a été appliqué. Regardez de nouveau : revflow people update { $cohort } CSV
fault-update-other-id = { $word } est l'adresse d'une personne connue par l'identifiant { $id }, absente de cette liste. Écrivez cet identifiant, ou la propre adresse de la personne nouvelle.
fault-update-key-taken = { $word } désigne déjà quelqu'un d'autre dans la cohorte. Donnez à cette personne un identifiant à elle dans la colonne id.
