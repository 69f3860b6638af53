using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>A JSON value that knows its line in the file.</summary>
public sealed class JsonTree
{
    private const int DepthMax = 16;

    private JsonTree(JsonTokenType kind, int line, string path)
    {
        Kind = kind;
        Line = line;
        Path = path;
    }

    /// <summary>Its kind: StartObject, StartArray, String, Number, True, False or Null.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>Its path: <c>faults[2].kind</c>.</summary>
    public string Path { get; }

    /// <summary>Text of a string, digits of a number.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Members of an object, in the order of the file.</summary>
    public List<KeyValuePair<string, JsonTree>> Members { get; } = [];

    /// <summary>Items of an array.</summary>
    public List<JsonTree> Items { get; } = [];

    /// <summary>The member with a name, or null.</summary>
    public JsonTree? this[string name] => Members.Find(member => member.Key == name).Value;

    /// <summary>A member that is an integer.</summary>
    public long Whole(string name, long otherwise) =>
        this[name] is JsonTree value ? long.Parse(value.Text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A member that is a text.</summary>
    public string Words(string name, string otherwise) => this[name]?.Text ?? otherwise;

    /// <summary>A member in seconds with decimals, as whole milliseconds, without floating point.</summary>
    public long Ms(string name, long otherwise) =>
        this[name] is JsonTree value
            ? (long)decimal.Round(decimal.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture) * 1000) : otherwise;

    /// <summary>Parses a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="UserException">It is no JSON; the message names the line.</exception>
    public static JsonTree Parse(string text, string file)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = 2 * DepthMax });
            reader.Read();
            int line = 1;
            int counted = 0;
            JsonTree tree = Value(ref reader, bytes, ref line, ref counted, "");
            reader.Read();
            return tree;
        }
        catch (JsonException e)
        {
            // Our own findings have no byte; the reader's speak to programmers and are said in other words.
            string what = e.BytePositionInLine is long column ? JsonMistake.At(bytes, e.LineNumber ?? 0, column) : e.Message;
            throw new UserException($"{file}, line {(e.LineNumber ?? 0) + 1}: {what}");
        }
    }

    /// <summary>A text with its escapes resolved. A surrogate without its other half is no character.</summary>
    private static string TextOf(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a text has half of a surrogate pair, as in \"\\ud800\".", null, line - 1, null);
        }
    }

    private static JsonTree Value(ref Utf8JsonReader reader, byte[] bytes, ref int line, ref int counted, string path)
    {
        JsonTree value = new(reader.TokenType, LineOf(ref reader, bytes, ref line, ref counted), path);
        if (reader.CurrentDepth >= DepthMax && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            throw new JsonException($"objects and lists lie within one another to a depth of more than {DepthMax}: make it flatter.", null,
                value.Line - 1, null);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    int at = LineOf(ref reader, bytes, ref line, ref counted);
                    string name = TextOf(ref reader, at);
                    if (value[name] != null)
                    {
                        throw new JsonException($"'{name}' is there twice.", null, at - 1, null);
                    }

                    reader.Read();
                    value.Members.Add(
                        new(name, Value(ref reader, bytes, ref line, ref counted, path.Length == 0 ? name : path + "." + name)));
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    value.Items.Add(Value(ref reader, bytes, ref line, ref counted, $"{path}[{value.Items.Count}]"));
                }

                break;
            case JsonTokenType.String:
                value.Text = TextOf(ref reader, value.Line);
                break;
            default:
                value.Text = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
        }

        return value;
    }

    private static int LineOf(ref Utf8JsonReader reader, byte[] bytes, ref int line, ref int counted)
    {
        int start = (int)reader.TokenStartIndex;
        line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
        counted = start;
        return line;
    }
}
