package com.calibermind.support.language;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds in the program's source what reads like a sentence for people. What is put into it at run time is a place. */
final class Sentences extends TreePathScanner<Void, Void> {

    /** What stands for a place in a sentence that was found. */
    static final String PLACE = "\u2026";

    private static final Pattern FORMAT = Pattern.compile("%[\\d.,]*[sdn]");
    private static final Pattern SENTENCE =
            Pattern.compile("(?:- )?[\\p{Lu}" + PLACE + "\"].* .*(?:[.:!?)]|: " + PLACE + ")");

    private final Set<String> found = new TreeSet<>();

    static Set<String> in(Collection<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Sentences sentences = new Sentences();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                sentences.scan(new TreePath(unit), null);
            }
        }
        return sentences.found;
    }

    @Override
    public Void visitAnnotation(AnnotationTree it, Void nothing) {
        return null;
    }

    /** What is thrown is for people only if it is a refusal; all else is for the log. */
    @Override
    public Void visitNewClass(NewClassTree it, Void nothing) {
        String type = it.getIdentifier().toString();
        return type.endsWith("Exception") || type.equals("StartRefused") || type.equals("BrokenPromise")
                ? null
                : super.visitNewClass(it, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree it, Void nothing) {
        if (it.getMethodSelect().toString().startsWith("LOG.")) {
            return null;
        }
        if (isFormatted(it)) {
            note(it);
            return null;
        }
        return super.visitMethodInvocation(it, nothing);
    }

    @Override
    public Void visitBinary(BinaryTree it, Void nothing) {
        if (it.getKind() == Tree.Kind.PLUS && isText(it)) {
            note(it);
            return null;
        }
        return super.visitBinary(it, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree it, Void nothing) {
        note(it);
        return null;
    }

    private void note(ExpressionTree it) {
        FORMAT.matcher(text(it))
                .replaceAll(PLACE)
                .replaceAll(PLACE + "+", PLACE)
                .lines()
                .map(String::strip)
                .filter(line -> SENTENCE.matcher(line).matches())
                .forEach(found::add);
    }

    private static boolean isFormatted(MethodInvocationTree it) {
        return it.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted")
                && isText(select.getExpression());
    }

    private static boolean isText(ExpressionTree it) {
        return it instanceof LiteralTree literal && literal.getValue() instanceof String
                || it instanceof BinaryTree sum && (isText(sum.getLeftOperand()) || isText(sum.getRightOperand()))
                || it instanceof ParenthesizedTree in && isText(in.getExpression())
                || it instanceof MethodInvocationTree call && isFormatted(call);
    }

    private static String text(ExpressionTree it) {
        if (!isText(it)) {
            return PLACE;
        }
        if (it instanceof LiteralTree literal) {
            return literal.getValue().toString();
        }
        if (it instanceof BinaryTree sum) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return it instanceof ParenthesizedTree in ? text(in.getExpression()) : formatted((MethodInvocationTree) it);
    }

    private static String formatted(MethodInvocationTree it) {
        String format = text(((MemberSelectTree) it.getMethodSelect()).getExpression());
        return FORMAT.matcher(format).replaceAll(found -> found.group().equals("%n") ? "\n" : PLACE);
    }
}
