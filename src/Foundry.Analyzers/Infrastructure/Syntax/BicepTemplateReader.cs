using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads the declarations of a Bicep file.</summary>
internal sealed class BicepTemplateReader
{
    private readonly ImmutableArray<TemplateParameter>.Builder _parameters = ImmutableArray.CreateBuilder<TemplateParameter>();
    private readonly ImmutableArray<TemplateVariable>.Builder _variables = ImmutableArray.CreateBuilder<TemplateVariable>();
    private readonly ImmutableArray<TemplateResource>.Builder _resources = ImmutableArray.CreateBuilder<TemplateResource>();
    private readonly ImmutableArray<TemplateModule>.Builder _modules = ImmutableArray.CreateBuilder<TemplateModule>();
    private readonly ImmutableArray<TemplateOutput>.Builder _outputs = ImmutableArray.CreateBuilder<TemplateOutput>();
    private readonly ImmutableArray<TemplateFunction>.Builder _functions = ImmutableArray.CreateBuilder<TemplateFunction>();
    private readonly ImmutableArray<TemplateImport>.Builder _imports = ImmutableArray.CreateBuilder<TemplateImport>();
    private readonly BicepTokens _tokens;
    private readonly BicepExpressionReader _expressions;
    private string? _targetScope;

    public BicepTemplateReader(BicepTokens tokens) : this(tokens, new(tokens)) { }

    /// <summary>Reads a parameter file too, whose declarations are a part of those of a template.</summary>
    public BicepTemplateReader(BicepTokens tokens, BicepExpressionReader expressions) =>
        (_tokens, _expressions) = (tokens, expressions);

    /// <summary>The template that a parameter file is for (<c>using</c>); null if it is not a literal.</summary>
    public string? Using { get; private set; }

    /// <summary>Whether a parameter file is for no template by itself (<c>using none</c>).</summary>
    public bool UsesNone { get; private set; }

    /// <summary>The parameter file that a parameter file extends.</summary>
    public string? Extends { get; private set; }

    private BicepToken Current => _tokens.Current;

    public Template Read(BicepLexer lexer)
    {
        while (Current.Kind != BicepTokenKind.End)
        {
            if (_tokens.IsAtNewLine)
                _tokens.Advance();
            else if (Current.Is("@"))
                _tokens.SkipDecorator();
            else
                ReadDeclaration();
        }

        return new(
            _parameters.ToImmutable(),
            _variables.ToImmutable(),
            _resources.ToImmutable(),
            _modules.ToImmutable(),
            _outputs.ToImmutable(),
            isComplete: _tokens.Mistakes == 0,
            lexer.Suppressions)
        {
            TargetScope = _targetScope,
            Functions = _functions.ToImmutable(),
            Imports = _imports.ToImmutable(),
        };
    }

    private void ReadDeclaration()
    {
        var keyword = Current;
        _tokens.Advance();
        switch (keyword.Kind == BicepTokenKind.Word ? keyword.Text : "")
        {
            case "param":
                ReadParameter(keyword.Start);
                break;
            case "var":
                ReadVariable();
                break;
            case "resource":
                if (ReadResource(keyword.Start, static type => type) is { } resource)
                    _resources.Add(resource);
                break;
            case "module":
                ReadModule(keyword.Start);
                break;
            case "output":
                ReadOutput();
                break;
            case "targetScope":
                _tokens.ExpectAssignment();
                _targetScope = (_expressions.Read() as TemplateString)?.Value;
                break;
            case "metadata" or "assert":
                _tokens.TakeWord();
                _tokens.ExpectAssignment();
                _expressions.Read();
                break;
            case "func":
                ReadFunction();
                break;
            case "type":
                _tokens.TakeWord();
                _tokens.ExpectAssignment();
                _tokens.SkipType();
                break;
            case "import":
                ReadImport();
                _tokens.SkipDeclaration();
                break;
            case "using":
                var template = _expressions.Read();
                (Using, UsesNone) = ((template as TemplateString)?.Value, template is TemplateName { Name: "none" });
                _tokens.SkipDeclaration();
                break;
            case "extends":
                Extends = (_expressions.Read() as TemplateString)?.Value;
                _tokens.SkipDeclaration();
                break;
            case "extension" or "provider":
                _tokens.SkipDeclaration();
                break;
            default:
                _tokens.Mistake();
                _tokens.SkipDeclaration();
                break;
        }

        if (!_tokens.IsAtNewLine && !Current.Stops)
        {
            _tokens.Mistake();
            _tokens.SkipDeclaration();
        }
    }

    private void ReadParameter(int start)
    {
        var nameStart = Current.Start;
        if (_tokens.TakeWord() is not { } name)
            return;

        _tokens.SkipType();
        TemplateExpression? value = null;
        if (Current.Is("="))
        {
            _tokens.ExpectAssignment();
            value = _expressions.Read();
        }

        _parameters.Add(new(name, value, _tokens.From(start), nameStart));
    }

    private void ReadVariable()
    {
        if (_tokens.TakeWord() is not { } name)
            return;

        _tokens.SkipType();
        _tokens.ExpectAssignment();
        _variables.Add(new(name, _expressions.Read()));
    }

    private void ReadOutput()
    {
        if (_tokens.TakeWord() is not { } name)
            return;

        _tokens.SkipType();
        _tokens.ExpectAssignment();
        _outputs.Add(new(name, _expressions.Read()));
    }

    private void ReadFunction()
    {
        var name = _tokens.TakeWord();
        var parameters = ImmutableArray.CreateBuilder<string>();
        if (Current.Is("("))
        {
            _expressions.Open();
            _expressions.ReadEntries(")", () =>
            {
                if (_tokens.TakeWord() is { } parameter)
                    parameters.Add(parameter);
                _tokens.SkipEntry();
            });
        }

        _tokens.SkipType();
        _tokens.Expect("=>");
        _tokens.SkipNewLine();
        var body = _expressions.Read();
        if (name is not null)
            _functions.Add(new(name, parameters.ToImmutable(), body));
    }

    /// <summary>Reads <c>{ a, b as c } from 'path'</c> or <c>* as a from 'path'</c>.</summary>
    private void ReadImport()
    {
        var names = ImmutableArray.CreateBuilder<(string Name, string? Exported)>();
        if (_tokens.Take("*"))
        {
            if (TakeAlias() is { } alias)
                names.Add((alias, null));
        }
        else if (Current.Is("{"))
        {
            _expressions.Open();
            _expressions.ReadEntries("}", () =>
            {
                if (_tokens.TakeWord() is { } exported)
                    names.Add((TakeAlias() ?? exported, exported));
            });
        }

        if (!Current.IsWord("from"))
            return;
        _tokens.Advance();
        if (_expressions.Read() is not TemplateString path)
            return;
        foreach (var (name, exported) in names)
            _imports.Add(new(name, exported, path.Value));
    }

    private string? TakeAlias()
    {
        if (!Current.IsWord("as"))
            return null;
        _tokens.Advance();
        return _tokens.TakeWord();
    }

    /// <summary>Reads a resource after its keyword; null if its name or type is missing.</summary>
    private TemplateResource? ReadResource(int start, Func<string, string?> fullType)
    {
        if (ReadHead() is not { } head)
            return null;

        var isExisting = Current.IsWord("existing");
        if (isExisting)
            _tokens.Advance();

        var type = TypeOf(head.Text) is { } ownType ? fullType(ownType) : null;
        var children = ImmutableArray.CreateBuilder<TemplateResource>();
        var body = ReadBody(() => ReadChild(type, children));
        return new(
            head.Name,
            type,
            head.Span,
            isExisting,
            body.Condition,
            body.Loop,
            body.Value,
            children.ToImmutable(),
            _tokens.From(start));
    }

    /// <summary>Removes the version from a type.</summary>
    private static string? TypeOf(string? text)
    {
        var version = text?.IndexOf('@') ?? -1;
        var type = version < 0 ? text : text!.Substring(0, version);
        return string.IsNullOrEmpty(type) ? null : type;
    }

    /// <summary>Reads a nested resource, or the decorators of one; false if a property comes next.</summary>
    private bool ReadChild(string? parentType, ImmutableArray<TemplateResource>.Builder children)
    {
        var isDecorated = Current.Is("@");
        while (Current.Is("@"))
        {
            _tokens.SkipDecorator();
            _tokens.SkipNewLine();
        }

        if (Current.Stops || !Current.IsWord("resource") || _tokens.Next.Is(":"))
            return isDecorated;

        var start = Current.Start;
        _tokens.Advance();
        if (ReadResource(start, type => parentType is null ? null : parentType + "/" + type) is { } child)
            children.Add(child);
        return true;
    }

    private void ReadModule(int start)
    {
        if (ReadHead() is not { } head)
            return;

        var body = ReadBody(readDeclaration: null);
        _modules.Add(new(
            head.Name,
            head.Text,
            inline: null,
            sharesScope: false,
            body.Condition,
            body.Loop,
            ArgumentsOf(body.Value),
            body.Value["scope"],
            _tokens.From(start)));
    }

    private static TemplateObject ArgumentsOf(TemplateObject body)
    {
        var arguments = body["params"];
        return arguments as TemplateObject ?? new TemplateObject(ImmutableArray<TemplateProperty>.Empty, body.Span)
        {
            IsPartial = body.IsPartial || arguments is not null,
        };
    }

    /// <summary>Reads <c>name 'type or path'</c>.</summary>
    private (string Name, string? Text, TextSpan Span)? ReadHead()
    {
        if (_tokens.TakeWord() is not { } name)
            return null;

        if (Current.Kind is not (BicepTokenKind.String or BicepTokenKind.StringStart))
        {
            _tokens.Mistake();
            return null;
        }

        var text = _expressions.Read();
        return (name, (text as TemplateString)?.Value, text.Span);
    }

    /// <summary>
    /// Reads <c>= {…}</c>, <c>= if (…) {…}</c>, <c>= [for … in …: {…}]</c> or <c>= [for … in …: if (…) {…}]</c>.
    /// </summary>
    private (TemplateExpression? Condition, TemplateIteration? Loop, TemplateObject Value) ReadBody(Func<bool>? readDeclaration)
    {
        _tokens.ExpectAssignment();
        var isLoop = Current.Is("[");
        if (isLoop)
            _expressions.Open();
        if (isLoop != _expressions.IsLoop)
            _tokens.Mistake();
        var loop = _expressions.IsLoop ? _expressions.ReadLoopHead() : null;

        TemplateExpression? condition = null;
        if (Current.IsWord("if"))
        {
            _tokens.Advance();
            condition = _expressions.Read();
            if (_tokens.IsAtNewLine && _tokens.Next.Is("{"))
                _tokens.Advance();
        }

        var value = Current.Is("{") ? _expressions.ReadObject(readDeclaration) : ReadNoObject();
        if (isLoop)
            _expressions.CloseLoop();
        return (condition, loop, value);
    }

    private TemplateObject ReadNoObject()
    {
        _tokens.Mistake();
        return new(ImmutableArray<TemplateProperty>.Empty, _expressions.Read().Span) { IsPartial = true };
    }
}
