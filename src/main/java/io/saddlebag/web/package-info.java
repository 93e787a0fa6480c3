/** What every HTTP server of Saddlebag does first: a request's headers enter, and whether it is answered leaves. It knows no other package. */
package io.saddlebag.web;
