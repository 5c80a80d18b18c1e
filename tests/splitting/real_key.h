/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef REAL_KEY_H
#define REAL_KEY_H

#include "small_key.h"

/* A key of a length that is taken, but that everybody has. */
static inline struct paillier *real_key(void) {
    return key_from(
        "c08838246aabd03cf26f928870d93738652bebeead4001079e873879"
        "75e03f2f3fb395676aeaeacc185e9fb273208348af88030fd2ce08aa"
        "4088816c6ca41aaf0a6566e24f06ce0e8cdb0aa5f96d1d279634c068"
        "dc21535c5e26770fe06854c3bfcc131fa82580d3c709894178f06761"
        "9be803e44b164915798eb53fed89c06f",
        "cb1f049ac8199e6b15dfa485ee5c38f74316902f31a2f46d1a31d687"
        "1a8755e708bceae109edd641908be3bd29590f9b88ffd2a32c4ab6e0"
        "6af6388690f0cbb99fe845a2981d673e11006a4b97c607fe5301a07a"
        "542ece6e3a295a7a0916916cc392bbd97c114018780c924a96a38d2f"
        "e52882259efec8820a8f630a0f659abd");
}

#endif
