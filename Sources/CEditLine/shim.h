// What libedit hides from Swift: `el_set` and `history` are variadic, and the standard streams are macros.

#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H

#include <histedit.h>
#include <stdio.h>

typedef char *(*editline_prompt_function)(EditLine *);
typedef unsigned char (*editline_key_function)(EditLine *, int);

/// Begins a marker around bytes of a prompt that take no room on the screen, and ends it again.
#define EDITLINE_INVISIBLE '\1'

/// An editor on the standard streams.
static inline EditLine *editline_on_standard_streams(const char *program) {
    return el_init(program, stdin, stdout, stderr);
}

static inline void editline_set_emacs_keys(EditLine *editor) {
    el_set(editor, EL_EDITOR, "emacs");
}

static inline void editline_set_prompt(EditLine *editor, editline_prompt_function prompt) {
    el_set(editor, EL_PROMPT_ESC, prompt, EDITLINE_INVISIBLE);
}

static inline void editline_set_right_prompt(EditLine *editor, editline_prompt_function prompt) {
    el_set(editor, EL_RPROMPT_ESC, prompt, EDITLINE_INVISIBLE);
}

static inline void editline_set_key_source(EditLine *editor, el_rfunc_t source) {
    el_set(editor, EL_GETCFN, source);
}

static inline void editline_set_history(EditLine *editor, History *past) {
    el_set(editor, EL_HIST, history, past);
}

static inline void editline_set_owner(EditLine *editor, void *owner) {
    el_set(editor, EL_CLIENTDATA, owner);
}

static inline void *editline_owner(EditLine *editor) {
    void *owner = NULL;
    el_get(editor, EL_CLIENTDATA, &owner);
    return owner;
}

/// Names a function that keys can be bound to.
static inline void editline_add_function(EditLine *editor, const char *name, editline_key_function function) {
    el_set(editor, EL_ADDFN, name, name, function);
}

static inline void editline_bind(EditLine *editor, const char *key, const char *function) {
    el_set(editor, EL_BIND, key, function, NULL);
}

/// Changes one terminal setting for as long as a line is edited, for example "-isig".
static inline void editline_set_terminal_mode(EditLine *editor, const char *setting) {
    el_set(editor, EL_SETTY, "-d", setting, NULL);
}

static inline void editline_refresh(EditLine *editor) {
    el_set(editor, EL_REFRESH);
}

static inline void editline_history_size(History *past, int size) {
    HistEvent event;
    history(past, &event, H_SETSIZE, size);
    history(past, &event, H_SETUNIQUE, 1);
}

static inline void editline_history_add(History *past, const char *line) {
    HistEvent event;
    history(past, &event, H_ENTER, line);
}

/// Writes to the stream that the editor draws on, so that both stay in order.
static inline void editline_write(const char *text) {
    fputs(text, stdout);
}

static inline void editline_flush(void) {
    fflush(stdout);
}

#endif
