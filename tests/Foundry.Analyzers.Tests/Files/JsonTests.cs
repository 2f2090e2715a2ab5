using System.Text;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Files;

public class JsonTests
{
    private static Json Read(string text) => Json.Read(SourceText.From(text));

    /// <summary>The value as JSON without white space.</summary>
    private static string Show(JsonValue? value) => value switch
    {
        null => "nothing",
        JsonObject map =>
            "{" + string.Join(",", map.Properties.Select(property => $"\"{property.Name}\":{Show(property.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Items.Select(Show)) + "]",
        JsonString text => $"\"{text.Value}\"",
        JsonLiteral literal => literal.Text,
        _ => throw new InvalidOperationException(),
    };

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("-1.5e+10")]
    [InlineData("{\"a\":{\"b\":[1,true,false,null,\"c\"]},\"d\":0}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[[],{},[{}]]")]
    public void Reads_JSON(string text)
    {
        var json = Read(text);
        Assert.Empty(json.Mistakes);
        Assert.Equal(text.Length, json.KnownEnd);
        Assert.Equal(text, Show(json.Root));
    }

    [Theory]
    [InlineData(" \t\r\n{ \"a\" : 1 } ", "{\"a\":1}")]
    [InlineData("\uFEFF{}", "{}")]
    [InlineData("{\"a\":1,}", "{\"a\":1}")]
    [InlineData("[1,]", "[1]")]
    [InlineData("// one\n{ // two\r\n\"a\": /* three */ 1 /* four // */ } // five", "{\"a\":1}")]
    [InlineData("/**/{}/***/", "{}")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"", "\"\"\\/\b\f\n\r\tA\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("{\"a//b\":\"/* c */\"}", "{\"a//b\":\"/* c */\"}")]
    public void Reads_what_settings_files_may_hold_too(string text, string expected)
    {
        var json = Read(text);
        Assert.Empty(json.Mistakes);
        Assert.Equal(expected, Show(json.Root));
    }

    [Fact]
    public void Names_and_values_have_places()
    {
        const string Text = "{\n  \"a\\u0062\": [12, \"c\"],\n  \"d\": {\"e\": null} }";
        var root = Assert.IsType<JsonObject>(Read(Text).Root);
        Assert.Equal(Text, At(root.Span));
        Assert.Equal("\"a\\u0062\"", At(root.Properties[0].NameSpan));
        var list = Assert.IsType<JsonArray>(root["ab"]);
        Assert.Equal("[12, \"c\"]", At(list.Span));
        Assert.Equal(["12", "\"c\""], list.Items.Select(item => At(item.Span)));
        Assert.Equal("{\"e\": null}", At(root["D"]!.Span));
        Assert.Equal("null", At(((JsonObject)root["d"]!)["e"]!.Span));
        Assert.Null(root["x"]);

        string At(TextSpan span) => Text.Substring(span.Start, span.Length);
    }

    [Theory]
    [InlineData("", "nothing", "0-0 A value is missing")]
    [InlineData("  ", "nothing", "2-2 A value is missing")]
    [InlineData("{", "{}", "0-1 '}' is missing")]
    [InlineData("}", "nothing", "0-0 A value is missing", "0-1 The JSON ends before this text")]
    [InlineData("{} {}", "{}", "3-5 The JSON ends before this text")]
    [InlineData("{\"a\":1", "{\"a\":1}", "0-1 '}' is missing")]
    [InlineData("{\"a\":1 \"b\":2}", "{\"a\":1,\"b\":2}", "7-7 ',' is missing")]
    [InlineData("{\"a\" 1, \"b\":2}", "{\"a\":1,\"b\":2}", "5-5 ':' is missing")]
    [InlineData("{\"a\":}", "{}", "5-5 A value is missing")]
    [InlineData("{\"a\":,\"b\":2}", "{\"b\":2}", "5-5 A value is missing")]
    [InlineData("{\"a\":yes,\"b\":2}", "{\"b\":2}", "5-8 The value is invalid or lacks double quotes")]
    [InlineData("{a:1,\"b\":2}", "{\"b\":2}", "1-4 A property name in double quotes is missing")]
    [InlineData("{'a':1,\"b\":2}", "{\"b\":2}", "1-6 A property name in double quotes is missing")]
    [InlineData("{,\"b\":2}", "{\"b\":2}", "1-1 A property name in double quotes is missing")]
    [InlineData("{]\"b\":2}", "{\"b\":2}", "1-2 A property name in double quotes is missing", "2-2 ',' is missing")]
    [InlineData("[1,,2]", "[1,2]", "3-3 A value is expected")]
    [InlineData("[1}2]", "[1]", "2-2 ',' is missing", "2-4 A value is expected")]
    [InlineData("[@,1]", "[1]", "1-2 A value is expected")]
    [InlineData("[01x,1]", "[1]", "1-4 The value is invalid or lacks double quotes")]
    [InlineData("\"a", "\"a\"", "0-2 The string is not closed")]
    [InlineData("[\"a\n,1]", "[\"a\",1]", "1-3 The string is not closed")]
    [InlineData("\"\\x\\u12\"", "\"xu12\"", "1-3 The escape sequence is invalid", "3-5 The escape sequence is invalid")]
    [InlineData("\"\\", "\"\\\"", "0-2 The string is not closed")]
    [InlineData("[1 /* 2]", "[1]", "0-1 ']' is missing", "3-5 The comment is not closed")]
    [InlineData("/", "nothing", "0-1 A value is expected")]
    [InlineData("\0", "nothing", "0-1 A value is expected")]
    public void What_is_broken_is_named_and_the_rest_is_read(string text, string expected, params string[] mistakes)
    {
        var json = Read(text);
        Assert.Equal(expected, Show(json.Root));
        Assert.Equal(mistakes, json.Mistakes.Select(mistake => $"{mistake.Span.Start}-{mistake.Span.End} {mistake.Message}"));
        Assert.Equal(json.Mistakes[0].Span.Start, json.KnownEnd);
    }

    [Fact]
    public void Every_beginning_of_a_file_is_read()
    {
        const string Text = "{ // c\n \"a\\u0041\": [1, {\"b\": -2e3}, true], /* d */ \"e\": \"f\\n\",\r\n}";
        for (var length = 0; length <= Text.Length; length++)
            Assert.NotNull(Read(Text[..length]));
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[{\"a\":", "}]")]
    [InlineData("}", "")]
    [InlineData("/*", "")]
    [InlineData("[/", "")]
    [InlineData("\"", "")]
    [InlineData("\\", "")]
    [InlineData("{\"a\":[", "")]
    public void Mistakes_in_a_hundred_thousand_brackets_are_limited(string open, string close)
    {
        var text = new StringBuilder().Insert(0, open, 100_000).Insert(open.Length * 100_000, close, 100_000).ToString();
        var json = Read(text);
        Assert.InRange(json.Mistakes.Length, 1, Limits.MostMistakes);
    }

    [Fact]
    public void What_follows_a_value_nested_too_deeply_is_read()
    {
        var deep = new string('[', 1000) + "\"]\" /* ] */ / " + new string(']', 1000);
        var root = Assert.IsType<JsonObject>(Read($"{{\"a\":1,\"b\":{deep},\"c\":2}}").Root);
        Assert.Equal("2", Show(root["c"]));
    }

    [Fact]
    public void Ten_megabytes_are_read_in_passing()
    {
        var entries = new StringBuilder("{");
        for (var i = 0; entries.Length < 10_000_000; i++)
            entries.Append($"\"key{i}\": \"a value of some length, as they are\",\n");
        var line = "{\"a\": \"" + new string('x', 10_000_000) + "\"}";
        var numbers = "[" + string.Concat(Enumerable.Repeat("1,", 5_000_000)) + "]";
        var unclosed = string.Concat(Enumerable.Repeat("{\"a\" <,", 1_400_000));

        Deadline.Keeps(() =>
        {
            Assert.Empty(Read(entries.Append('}').ToString()).Mistakes);
            Assert.Empty(Read(line).Mistakes);
            Assert.Equal("The file has too many values", Read(numbers).Mistakes[^1].Message);
            Assert.NotEmpty(Read(unclosed).Mistakes);
        });
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read()
    {
        byte[] bytes = [.. "{\"a\": \""u8, 0xFF, 0xC3, 0x28, .. "\", \"b\": 1}"u8];
        var root = Assert.IsType<JsonObject>(Json.Read(SourceText.From(bytes, bytes.Length, Encoding.UTF8)).Root);
        Assert.Equal("1", Show(root["b"]));
    }
}
