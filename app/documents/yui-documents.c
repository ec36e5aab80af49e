/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-documents.h"

G_DEFINE_QUARK (yui - documents - error - quark, yui_documents_error)
