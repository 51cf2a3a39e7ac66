import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text that a visitor may see and that is not in `msg`, so that no other language has it. */
export interface Finding {
  file: string;
  line: number;
  text: string;
}

/** The attributes that are read out or shown. */
const SPOKEN =
  /^(?:aria-(?:label|description|valuetext|roledescription|placeholder)|title|placeholder|alt|label|summary|name-for-people)$/;

/** Functions and members whose texts are names for the browser, or for whoever writes the program. */
const NAMING =
  /^(?:querySelector|querySelectorAll|closest|matches|matchMedia|getElementById|getPropertyValue|setProperty|getContext|addEventListener|removeEventListener|define|TypeError|require|assert|supports)$/;

const hasWord = (text: string) => /\p{L}{2,}/u.test(text);

/** Whether a text in a program reads as a person's and not as a name, a selector or a style. */
function readsAsWords(text: string): boolean {
  if (/^[a-z-]+: *\S|px system-ui/.test(text)) return false;
  if (/^\p{Lu}\p{Ll}+(?:$|[\s,.:;…])/u.test(text.trim())) return true;
  return /\p{L}{2,}[,.:;]? (?:\S+ )*\p{L}{2,}/u.test(text);
}

function tagOf(node: ts.Node): string | undefined {
  return ts.isTaggedTemplateExpression(node) ? node.tag.getText() : undefined;
}

function calleeOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const callee = node.expression;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
}

/** Whether the place where a text stands says that nobody reads it. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isModuleDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isTemplateLiteralTypeNode(parent)) return true;
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isPropertySignature(parent) || ts.isExternalModuleReference(parent)) return true;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return true;
  }
  if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return true;
  if (NAMING.test(calleeOf(parent) ?? '')) return true;
  // An error that is thrown as it is tells whoever writes the program.
  return calleeOf(parent) === 'Error' && ts.isThrowStatement(parent.parent);
}

/** Whether a text, or the template that it is of, is the message of a call of `msg`. */
function isMessage(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && calleeOf(parent) === 'msg' && parent.arguments[0] === node;
}

/** The fixed parts of a template, with a sign for what stands between them. */
const HOLE = '\uE000';

function fixedText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join(HOLE);
}

/** The texts of a template of markup that somebody sees or hears. */
function spokenIn(markup: string): string[] {
  const plain = markup.replace(/<!--[\s\S]*?-->/g, '').replace(/<style[\s\S]*?<\/style>/g, '');
  const attributes = [...plain.matchAll(/\s([a-z-]+)=(?:"([^"]*)"|([^\s">]+))/g)]
    .filter(([, name = '']) => SPOKEN.test(name))
    .map(([, , quoted, bare]) => quoted ?? bare ?? '');
  const texts = plain
    .replace(/<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>/g, '\n')
    .split(/\n\s*|\uE000/);
  return [...attributes, ...texts]
    .map((text) =>
      text
        .replaceAll(HOLE, ' ')
        .replace(/&[a-z]+;/g, ' ')
        .trim(),
    )
    .filter(hasWord);
}

/** For each hole of a template of markup, whether what fills it is a text of the page. */
function holesForText(template: ts.TemplateExpression): boolean[] {
  let before = '';
  return [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    .slice(0, -1)
    .map(({ text }) => {
      before += `${text}${HOLE}`;
      return !/<[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*(?:"[^"]*|'[^']*)?$/.test(before);
    });
}

/** The strings that an expression may come to by itself, without what its calls are given. */
function outcomes(node: ts.Expression): ts.LiteralExpression[] {
  if (ts.isParenthesizedExpression(node)) return outcomes(node.expression);
  if (ts.isConditionalExpression(node)) {
    return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node) && /^(?:\|\||&&|\?\?)$/.test(node.operatorToken.getText())) {
    return [...outcomes(node.left), ...outcomes(node.right)];
  }
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? [node] : [];
}

/** The texts of a module that are for people and in no catalogue. */
export function findStrings(file: string, code: string): Finding[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const add = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ file, line: line + 1, text: text.replaceAll(HOLE, '…').replace(/\s+/g, ' ') });
  };
  const visit = (node: ts.Node): void => {
    const tag = tagOf(node);
    if (ts.isTaggedTemplateExpression(node)) {
      // Styles have no words, and `str` is for messages alone.
      const isMarkup = tag === 'html' || tag === 'svg';
      if (isMarkup && !isMessage(node)) {
        for (const text of spokenIn(fixedText(node.template))) add(node, text);
      }
      if (tag === 'str' && !isMessage(node)) add(node, fixedText(node.template));
      if (ts.isTemplateExpression(node.template)) {
        const forText = isMarkup ? holesForText(node.template) : [];
        node.template.templateSpans.forEach(({ expression }, i) => {
          if (!forText[i]) return;
          const words = outcomes(expression).filter(
            ({ text }) => hasWord(text) && !readsAsWords(text),
          );
          for (const word of words) add(word, word.text);
        });
        for (const { expression } of node.template.templateSpans) visit(expression);
      }
      return;
    }
    const isText =
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateExpression(node);
    if (isText && !isName(node) && !isMessage(node)) {
      const text = ts.isStringLiteral(node) ? node.text : fixedText(node);
      if (readsAsWords(text.replaceAll(HOLE, ' 0 '))) add(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The texts of all modules within a folder. */
export function findStringsIn(folder: string): Finding[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
    .flatMap((name) => {
      const code = readFileSync(path.join(folder, name), 'utf8');
      return findStrings(name.split(path.sep).join('/'), code);
    });
}
