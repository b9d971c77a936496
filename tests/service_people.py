"""Small people lists for tests of use cases."""

HEAD = "name,email,role,department,site,manager,language\n"
PAIRS = HEAD + (
    "Claire Martin,claire@exemple.test,mentee,Finance,Paris,boss@exemple.test,fr\n"
    "Paul Durand,paul@exemple.test,mentee,Ventes,Montréal,boss@exemple.test,en\n"
    "Lina Roy,lina@exemple.test,mentor,IT,Lyon,chef@exemple.test,fr\n"
    "Tom Petit,tom@exemple.test,mentor,RH,Lyon,chef@exemple.test,fr\n"
    "Ana Petit,ana@exemple.test,mentor,Achats,Lyon,chef@exemple.test,fr\n"
)
ONE_PAIR = HEAD + (
    "Claire Martin,claire@exemple.test,mentee,Finance,Paris,boss@exemple.test,fr\n"
    "Lina Roy,lina@exemple.test,mentor,IT,Lyon,chef@exemple.test,fr\n"
)
