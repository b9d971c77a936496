# courriels
error-mail-refused = Le serveur de courrier a refusé le message (réponse { $answer }). Vérifiez l'adresse dans la liste des personnes et l'expéditeur dans REVFLOW_MAIL_FROM.
error-mail-unreachable = Le serveur de courrier { $host }:{ $port } ne répond pas. Vérifiez REVFLOW_SMTP_URL et le réseau ; le message est conservé et sera renvoyé.
error-mail-login = Le serveur de courrier { $host }:{ $port } refuse l'utilisateur ou le mot de passe. Corrigez-les dans REVFLOW_SMTP_URL ; le message est conservé et sera renvoyé.
error-mail-tls = Aucune connexion sécurisée n'a pu être établie avec le serveur de courrier { $host }:{ $port }. Vérifiez son certificat, et s'il propose STARTTLS (smtp+starttls://) ou TLS (smtps://).
error-mail-sender = Le serveur de courrier n'accepte pas l'expéditeur indiqué dans REVFLOW_MAIL_FROM (réponse { $answer }). Indiquez-en un qu'il autorise ; les messages sont conservés et seront renvoyés.
error-mail-redirect = Le serveur de courrier n'accepte pas l'adresse indiquée dans REVFLOW_MAIL_REDIRECT (réponse { $answer }). Corrigez-la ; les messages sont conservés et seront renvoyés.
error-mail-header = Le message ne peut pas partir : son en-tête { $header } contient un saut de ligne ou une adresse qui n'en est pas une. Corrigez le nom ou l'adresse dans la liste des personnes.
error-mail-folder = Le message n'a pas pu être écrit dans le dossier { $folder }. Vérifiez qu'il est accessible en écriture et que le disque n'est pas plein.
error-mail-url = REVFLOW_SMTP_URL n'est pas l'adresse d'un serveur de courrier. Écrivez-la ainsi : smtp+starttls://utilisateur:motdepasse@serveur:587.
error-mail-unknown = Aucun message de la boîte d'envoi ne porte cette clé. Listez les messages avec « revflow outbox ».
error-template-faulty =
    { $reason ->
        [missing] Le modèle de courriel { $template } manque ({ $language }). Ajoutez-le au dossier templates/mail de l'entreprise, ou corrigez son nom dans le programme.
        [syntax] Le modèle de courriel { $template } ({ $language }) est illisible, ligne { $line } : { $detail }. Corrigez le fichier ; le message sera renvoyé.
        [undefined] Le modèle de courriel { $template } ({ $language }) parle de quelque chose que ce message ne connaît pas, ligne { $line } : { $detail }. Corrigez le fichier ; le message sera renvoyé.
        [forbidden] Le modèle de courriel { $template } ({ $language }) fait quelque chose qu'un modèle n'a pas le droit de faire, ligne { $line } : { $detail }. Corrigez le fichier ; le message sera renvoyé.
        [too-much] Le modèle de courriel { $template } ({ $language }) produit trop de texte, ou n'en finit pas, ligne { $line }. Raccourcissez ce qu'il y répète ; le message sera renvoyé.
       *[other] Le modèle de courriel { $template } ({ $language }) a échoué, ligne { $line } : { $detail }. Corrigez le fichier ; le message sera renvoyé.
    }
error-bounces-folder = Le dossier { $folder } de REVFLOW_BOUNCES ne peut pas servir de Maildir. Vérifiez que ses dossiers new et cur existent et sont accessibles en écriture ; les retours seront lus ensuite.
error-bounces-unreachable = La boîte indiquée dans REVFLOW_BOUNCES n'est pas lue : le serveur { $host }:{ $port } ne répond pas, ou pas comme un serveur IMAP. Vérifiez l'adresse et le réseau ; un nouvel essai suivra.
error-bounces-tls = La boîte indiquée dans REVFLOW_BOUNCES n'est pas lue : aucune connexion sécurisée n'a pu être établie avec { $host }:{ $port }. Vérifiez son certificat, et s'il propose TLS (imaps://) ou STARTTLS (imap+starttls://) ; un nouvel essai suivra.
error-bounces-login = La boîte indiquée dans REVFLOW_BOUNCES n'est pas lue : { $host }:{ $port } refuse l'utilisateur ou le mot de passe. Corrigez-les dans cette variable, puis redémarrez le worker.
error-bounces-mailbox = La boîte indiquée dans REVFLOW_BOUNCES n'est pas lue : { $host } n'a pas de dossier { $folder }, ou ne l'ouvre pas. Corrigez son nom, ou créez-le ; un nouvel essai suivra.
error-not-dead = Les messages à { $address } ne sont pas retenus. Vérifiez l'adresse avec : revflow outbox

# cohortes et listes
error-cohort-exists = Il existe déjà une cohorte nommée { $name }. Choisissez un autre nom avec --name.
error-cohort-name = « { $name } » ne peut pas être le nom d'une cohorte. Utilisez des minuscules, des chiffres et des traits d'union.
error-cohort-unknown = Aucune cohorte ne s'appelle { $name }. Listez les cohortes avec « revflow status ».
error-edition-unknown = L'édition du programme de cette cohorte n'est pas dans la base ({ $digest }). Restaurez la base depuis sa sauvegarde.
error-faulty-people = { $count ->
    [one] La liste des personnes contient une faute ; rien n'a été importé. Corrigez-la et recommencez.
   *[other] La liste des personnes contient { $count } fautes ; rien n'a été importé. Corrigez-les et recommencez.
 }
error-faulty-program = { $count ->
    [one] Le programme contient une faute. Corrigez-la et recommencez.
   *[other] Le programme contient { $count } fautes. Corrigez-les et recommencez.
 }
error-list-empty-role = La liste ne contient personne dans le rôle { $role }. Ajoutez au moins une personne, puis lancez de nouveau.
error-start-past = Le jour de début, { $start }, est passé. Choisissez un jour à partir d'aujourd'hui.
error-start-far = Le jour de début, { $start }, est dans plus de { $years } ans. Vérifiez l'année.

# parcours
error-journey-unknown = Le parcours { $journey } n'existe pas. Listez ceux d'une cohorte avec « revflow status COHORTE ».
error-journey-circles = Le parcours { $journey } tournait en rond ; il a été arrêté avant d'en faire plus. Merci de le signaler, avec le fichier du programme.

# réponses et fichiers
error-commitments-count = { $count ->
    [one] Choisissez un engagement
   *[other] Choisissez { $count } engagements
 } ; { $chosen ->
    [0] aucun n'est choisi pour l'instant.
    [one] un seul est choisi pour l'instant.
   *[other] { $chosen } sont choisis pour l'instant.
 }
error-reflection-missing = { $count ->
    [one] Cochez que vous avez répondu à la question pour vous-même.
   *[other] Cochez que vous avez répondu aux { $count } questions pour vous-même.
 } Vos réponses ne vous sont pas demandées.
error-file-empty = Le fichier { $name } est vide. Choisissez le bon fichier et joignez-le à nouveau.
error-file-kind = Le fichier { $name } n'est pas d'un type accepté ({ $accept }). Enregistrez-le dans l'un de ces types et joignez-le à nouveau.
error-file-name = Le nom du fichier { $name } contient un caractère qui ne peut pas être affiché, ou il est vide. Renommez le fichier, puis joignez-le de nouveau.
error-file-not-asked = Aucun fichier n'est demandé sous le nom { $name }. Ouvrez la page de la tâche pour voir ce qui est demandé.
error-file-too-big = Le fichier est trop volumineux. Réduisez-le ou divisez-le, puis joignez-le à nouveau.
error-file-unknown = Ce fichier n'est plus là. Demandez à la personne qui l'avait joint de le joindre à nouveau.
error-files-unwritable = Le fichier n'a pas pu être enregistré ({ $reason }). Vérifiez que le dossier de données (REVFLOW_HOME) est accessible en écriture, puis recommencez.
error-disk-full = Le disque est plein ; rien n'a été enregistré. Faites de la place dans le dossier de données (REVFLOW_HOME), puis recommencez.

# liens
error-link-expired = Ce lien a expiré. Utilisez celui du dernier message reçu, ou demandez-en un nouveau aux RH.
error-link-forged = Ce lien est incomplet ou n'est pas le nôtre. Ouvrez-le depuis le message, ou copiez l'adresse en entier.
error-no-notice = Le texte sur vos données n'est pas ici. Demandez-le aux RH, en répondant à n'importe quel message du programme.
error-not-yours = Cette page est celle de quelqu'un d'autre. Utilisez le lien d'un message que vous avez reçu vous-même.
error-link-over = La tâche { $task } n'est plus ouverte : elle n'a plus de lien. Voir : revflow tasks

# base de données
error-store-busy = La base de données est occupée. Rien n'a changé ; réessayez dans un instant.
error-store-driver-missing = Le pilote pour PostgreSQL manque. Installez revflow avec lui : pip install "revflow[postgres]".
error-store-newer = La base contient une entrée d'une version plus récente de revflow ({ $kind }, format { $format }). Installez cette version de revflow.
error-store-unreachable =
    La base de données ne répond pas{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }. Vérifiez REVFLOW_DATABASE_URL et que le serveur fonctionne.
error-store-url = REVFLOW_DATABASE_URL n'est pas l'adresse d'une base de données. Écrivez-la ainsi : sqlite:///revflow.db ou postgresql+psycopg://utilisateur@serveur/nom.
error-store-damaged = La base de données est endommagée. Arrêtez revflow, puis remettez tout le dossier de données (REVFLOW_HOME) depuis une sauvegarde.
error-store-failed =
    La base de données a refusé une demande{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }. Rien n'a changé ; son propre journal en dit plus.
error-store-not-migrated = La base de données n'a pas encore de tables, ou celles d'une version antérieure. Lancez « revflow up », qui la met à jour.
error-text-too-long = Votre texte compte { $length } caractères ; { $most } au plus sont acceptés. Raccourcissez-le, puis renvoyez-le.
error-private-no-comment = Ici, personne n'apprend qui a décidé quoi : aucun commentaire n'est donc accepté. Décidez sans commentaire.

# réglages
error-setting-home = REVFLOW_HOME désigne un fichier, alors qu'il faut un dossier. Indiquez un dossier, ou un nom qui peut en devenir un.
error-setting-mail-from = REVFLOW_MAIL_FROM n'est pas un expéditeur. Écrivez une adresse, ou un nom avec elle : Mentorat <mentorat@entreprise.fr>.
error-setting-mail-redirect = REVFLOW_MAIL_REDIRECT n'est pas une adresse. Écrivez une seule adresse, sans nom, ou laissez vide.
error-setting-time = REVFLOW_TIME accepte « jump », pour les démonstrations et les essais, ou rien : le temps passe alors de lui-même.
error-setting-web-url = REVFLOW_WEB_URL n'est pas l'adresse d'un site. Écrivez-la ainsi : https://mentorat.entreprise.fr.
error-home-unusable = Le dossier de données { $folder } est inutilisable. Vérifiez ses droits, ou indiquez-en un autre dans REVFLOW_HOME.
error-setting-secret-key = REVFLOW_SECRET_KEY est trop court pour rester secret. Mettez-y au moins { $least } caractères tirés au hasard, ou laissez vide : une clé est alors créée et conservée.
error-secret-key-damaged = La clé dans { $path } est incomplète : aucun lien ne serait fiable. Restaurez ce fichier depuis la sauvegarde du dossier de données ; à défaut, supprimez-le : une nouvelle clé est créée, et les liens envoyés jusque-là ne marchent plus.
error-setting-bounces = REVFLOW_BOUNCES ne désigne pas une boîte lue ici. Indiquez le chemin d'un Maildir, maildir:/var/mail/bounces, ou une boîte IMAP, imaps://user:password@host/FOLDER (imap+starttls:// aussi ; imap:// sur cette machine seulement). Dans l'utilisateur et le mot de passe, les signes tels que @ et / s'écrivent %40 et %2F.

# fonctions appelées par des étapes
error-certificate-nobody = Aucune attestation ne peut être établie pour « { $role } » : le binôme n'a personne dans ce rôle. Écrivez « for: mentor » ou « for: mentee ».
error-function-failed = La fonction appelée a échoué. Le service informatique en trouve l'endroit dans le journal du worker.
error-function-result = La fonction appelée a rendu autre chose que quelques fichiers. Ce qu'elle peut rendre est décrit dans docs/functions.md.
error-function-too-long = La fonction appelée n'a pas répondu en { $seconds } secondes. Faites chercher par la personne qui l'a écrite ce qu'elle attend.
error-function-unknown = La fonction « { $function } » n'existe pas sur cette machine. Installez le paquet qui l'apporte, puis redémarrez le worker.
error-letters-missing = Une lettre d'un nom n'existe dans aucune des polices. Placez une police qui la possède dans le dossier templates/fonts de votre entreprise.
