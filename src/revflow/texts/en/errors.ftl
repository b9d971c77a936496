# mails
error-mail-refused = The mail server did not take the mail (answer { $answer }). Check the address in the people list, and the sender in REVFLOW_MAIL_FROM.
error-mail-unreachable = The mail server { $host }:{ $port } does not answer. Check REVFLOW_SMTP_URL and the network; the mail is kept and tried again.
error-mail-login = The mail server { $host }:{ $port } does not accept the user or password. Correct them in REVFLOW_SMTP_URL; the mail is kept and tried again.
error-mail-tls = No secure connection to the mail server { $host }:{ $port } could be made. Check its certificate and whether it offers STARTTLS (smtp+starttls://) or TLS (smtps://).
error-mail-sender = The mail server does not take mails from the sender in REVFLOW_MAIL_FROM (answer { $answer }). Name one there that it allows; the mails are kept and tried again.
error-mail-redirect = The mail server does not take the address in REVFLOW_MAIL_REDIRECT (answer { $answer }). Correct it; the mails are kept and tried again.
error-mail-header = The mail cannot be sent: its header { $header } holds a line break or an address that is none. Correct the name or address in the people list.
error-mail-folder = The mail could not be written to the folder { $folder }. Check that it is writable and that the disk is not full.
error-mail-url = REVFLOW_SMTP_URL is not an address of a mail server. Write it like smtp+starttls://user:password@host:587.
error-mail-unknown = There is no mail with that key in the outbox. List the mails with “revflow outbox”.
error-template-faulty =
    { $reason ->
        [missing] The mail template { $template } is missing ({ $language }). Add it to the folder templates/mail of the company, or correct the name in the program.
        [syntax] The mail template { $template } ({ $language }) cannot be read, line { $line }: { $detail }. Correct the file; the mail is tried again.
        [undefined] The mail template { $template } ({ $language }) speaks of something that this mail does not know, line { $line }: { $detail }. Correct the file; the mail is tried again.
        [forbidden] The mail template { $template } ({ $language }) does something that a template may not do, line { $line }: { $detail }. Correct the file; the mail is tried again.
        [too-much] The mail template { $template } ({ $language }) makes too much text, or goes on for too long, line { $line }. Shorten what it repeats there; the mail is tried again.
       *[other] The mail template { $template } ({ $language }) failed, line { $line }: { $detail }. Correct the file; the mail is tried again.
    }
error-bounces-folder = The folder { $folder } in REVFLOW_BOUNCES cannot be used as a Maildir. Check that its folders new and cur are there and writable; what came back is read once they are.
error-bounces-unreachable = The mailbox in REVFLOW_BOUNCES is not read: the server { $host }:{ $port } does not answer, or not as an IMAP server. Check the address and the network; it is tried again.
error-bounces-tls = The mailbox in REVFLOW_BOUNCES is not read: no secure connection to { $host }:{ $port } could be made. Check its certificate, and whether it offers TLS (imaps://) or STARTTLS (imap+starttls://); it is tried again.
error-bounces-login = The mailbox in REVFLOW_BOUNCES is not read: { $host }:{ $port } does not accept the user or password. Correct them there, and start the worker anew.
error-bounces-mailbox = The mailbox in REVFLOW_BOUNCES is not read: { $host } has no folder { $folder }, or does not open it. Correct its name there, or create it; it is tried again.
error-not-dead = Mails to { $address } are not held back. Check the address with: revflow outbox

# cohorts and lists
error-cohort-exists = There is already a cohort named { $name }. Choose another name with --name.
error-cohort-name = “{ $name }” cannot be the name of a cohort. Use small letters, digits and hyphens.
error-cohort-unknown = There is no cohort named { $name }. List the cohorts with “revflow status”.
error-edition-unknown = The edition of the program that this cohort runs is not in the database ({ $digest }). Restore the database from its backup.
error-faulty-people = { $count ->
    [one] The people list has one fault; nothing was imported. Correct it and try again.
   *[other] The people list has { $count } faults; nothing was imported. Correct them and try again.
 }
error-faulty-program = { $count ->
    [one] The program has one fault. Correct it and try again.
   *[other] The program has { $count } faults. Correct them and try again.
 }
error-list-empty-role = The people list holds nobody with the role { $role }. Add at least one person, and launch again.
error-start-past = The start, { $start }, lies in the past. Choose a day from today on.
error-start-far = The start, { $start }, lies more than { $years } years ahead. Check the year.

# journeys
error-journey-unknown = There is no journey { $journey }. List the journeys of a cohort with “revflow status COHORT”.
error-journey-circles = Journey { $journey } went round in circles; it was stopped before doing more. Please report this with the program's file.

# answers and files
error-commitments-count = { $count ->
    [one] Please choose one commitment
   *[other] Please choose { $count } commitments
 }; { $chosen ->
    [0] none is chosen so far.
    [one] one is chosen so far.
   *[other] { $chosen } are chosen so far.
 }
error-reflection-missing = { $count ->
    [one] Please tick that you have answered the question for yourself.
   *[other] Please tick that you have answered the { $count } questions for yourself.
 } Your answers are not asked for.
error-file-empty = The file { $name } is empty. Choose the right file and attach it again.
error-file-kind = The file { $name } is not of an accepted kind ({ $accept }). Save it in one of these, and attach it again.
error-file-name = The name of the file { $name } holds a character that cannot be shown, or is empty. Rename the file, and attach it again.
error-file-not-asked = No file is asked for under the name { $name }. Open the task's page to see which files are asked for.
error-file-too-big = The file is too big. Make it smaller, or split it, and attach it again.
error-file-unknown = This file is not here any more. Ask whoever attached it to attach it again.
error-files-unwritable = The file could not be stored ({ $reason }). Check that the data folder (REVFLOW_HOME) is writable, then try again.
error-disk-full = The disk is full; nothing was stored. Make room in the data folder (REVFLOW_HOME), then try again.

# links
error-link-expired = This link has expired. Use the link of the latest mail, or ask HR for a new one.
error-link-forged = This link is not complete or not ours. Open it from the mail itself, or copy the whole address.
error-no-notice = The text about your data is not here. Ask HR for it, by replying to any mail of the program.
error-not-yours = This page is somebody else's. Use the link of a mail that you received yourself.
error-link-over = Task { $task } is not open any more, so it has no link. See: revflow tasks

# database
error-store-busy = The database is busy. Nothing was changed; please try again in a moment.
error-store-driver-missing = The driver for PostgreSQL is missing. Install revflow with it: pip install "revflow[postgres]".
error-store-newer = The database holds an entry of a later revflow ({ $kind }, format { $format }). Install that version of revflow.
error-store-unreachable =
    The database does not answer{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }. Check REVFLOW_DATABASE_URL and that the server runs.
error-store-url = REVFLOW_DATABASE_URL is not an address of a database. Write it like sqlite:///revflow.db or postgresql+psycopg://user@host/name.
error-store-damaged = The database is damaged. End revflow, and put the whole data folder (REVFLOW_HOME) back from a backup.
error-store-failed =
    The database refused a request{ $reason ->
        [none] { "" }
       *[other] { " " }({ $reason })
    }. Nothing was changed; its own log says more.
error-store-not-migrated = The database has no tables yet, or those of an earlier version. Start “revflow up”, which brings it up to date.
error-text-too-long = Your text has { $length } characters, and at most { $most } are taken. Shorten it, and send it again.
error-private-no-comment = Nobody is told who decided what here, so a comment is not taken. Decide without one.

# settings
error-setting-home = REVFLOW_HOME names a file where it takes a folder. Name a folder, or one that can be made.
error-setting-mail-from = REVFLOW_MAIL_FROM is not a sender. Write an address, or a name with it: Mentoring <mentoring@company.com>.
error-setting-mail-redirect = REVFLOW_MAIL_REDIRECT is not an address. Write one address, without a name, or leave it empty.
error-setting-time = REVFLOW_TIME takes “jump”, for demos and tests, or nothing: then time passes by itself.
error-setting-web-url = REVFLOW_WEB_URL is not the address of a website. Write it like https://mentoring.company.com.
error-home-unusable = The data folder { $folder } cannot be used. Check its permissions, or name another in REVFLOW_HOME.
error-setting-secret-key = REVFLOW_SECRET_KEY is too short to be secret. Set at least { $least } random characters, or leave it empty: then a key is made and kept.
error-secret-key-damaged = The key in { $path } is not whole, so no link could be trusted. Restore the file from the backup of the data folder; if there is none, delete it: a new key is made, and links sent so far no longer work.
error-setting-bounces = REVFLOW_BOUNCES is not a mailbox that is read here. Write the path of a Maildir, maildir:/var/mail/bounces, or an IMAP mailbox, imaps://user:password@host/FOLDER (imap+starttls:// too; imap:// on this machine alone). In user and password, signs such as @ and / are written as %40 and %2F.

# functions that steps call
error-certificate-nobody = No certificate can be made for “{ $role }”: the pair has nobody in that role. Write “for: mentor” or “for: mentee”.
error-function-failed = The function that was called failed. Your IT finds the place in the worker's log.
error-function-result = The function that was called handed back something else than a few files. Its author finds in docs/functions.md what it may return.
error-function-too-long = The function that was called did not come back within { $seconds } seconds. Have its author find out what it waits for.
error-function-unknown = There is no function “{ $function }” on this machine. Install the package that brings it, then restart the worker.
error-letters-missing = A letter of a name is in none of the fonts. Put a font that has it into the folder templates/fonts of your company.
