using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Checks a scenario file against the published schema, and reports line and field of the first error. It supports the part of JSON Schema
/// 2020-12 that the schema uses: type, properties, required, additionalProperties, items, enum, minimum, maximum, exclusiveMinimum and
/// references to its own definitions.
/// </summary>
public static class ScenarioSchema
{
    private static readonly Lazy<JsonTree> Root = new(() => JsonTree.Parse(Text, "scenario.schema.json"));

    /// <summary>The schema.</summary>
    public static string Text => Embedded.Read("scenario.schema.json")!;

    /// <summary>Checks a file.</summary>
    /// <exception cref="UserException">It does not fit; the message names file, line and field.</exception>
    public static void Check(JsonTree value, string file) => Check(value, Root.Value, file);

    private static void Check(JsonTree value, JsonTree schema, string file)
    {
        while (schema["$ref"] is JsonTree reference)
        {
            schema = Root.Value["$defs"]![reference.Text["#/$defs/".Length..]]!;
        }

        if (schema["type"]?.Text is string type && !Fits(value, type))
        {
            throw Wrong(value, file, $"must be {Article(type)}, not {Shown(value)}");
        }

        if (schema["enum"] is JsonTree names && !names.Items.Exists(name => name.Text == value.Text))
        {
            throw Wrong(value, file, $"is '{value.Text}'; it must be one of {string.Join(", ", names.Items.Select(name => name.Text))}");
        }

        if (value.Kind == JsonTokenType.Number)
        {
            InRange(value, schema, file);
        }

        foreach (JsonTree item in schema["items"] == null ? [] : value.Items)
        {
            Check(item, schema["items"]!, file);
        }

        if (value.Kind == JsonTokenType.StartObject)
        {
            Members(value, schema, file);
        }
    }

    private static void Members(JsonTree value, JsonTree schema, string file)
    {
        foreach ((string name, JsonTree member) in value.Members)
        {
            JsonTree known = schema["properties"]?[name] ?? throw Wrong(member, file,
                $"is not a field of {(value.Path.Length == 0 ? "a scenario" : $"'{value.Path}'")}; known are {Names(schema)}");
            Check(member, known, file);
        }

        foreach (JsonTree name in schema["required"]?.Items ?? [])
        {
            if (value[name.Text] == null)
            {
                throw Wrong(value, file, $"has no '{name.Text}'");
            }
        }
    }

    private static void InRange(JsonTree value, JsonTree schema, string file)
    {
        double number = double.Parse(value.Text, CultureInfo.InvariantCulture);
        string? least = schema["minimum"]?.Text;
        string? most = schema["maximum"]?.Text;
        string? above = schema["exclusiveMinimum"]?.Text;
        bool good = (least == null || number >= double.Parse(least, CultureInfo.InvariantCulture))
            && (most == null || number <= double.Parse(most, CultureInfo.InvariantCulture))
            && (above == null || number > double.Parse(above, CultureInfo.InvariantCulture));
        if (!good)
        {
            string bounds = above != null ? $"above {above}" : $"at least {least ?? "any number"}";
            throw Wrong(value, file, $"is {value.Text}; it must be {bounds}{(most == null ? "" : $" and at most {most}")}");
        }
    }

    private static bool Fits(JsonTree value, string type) => type switch
    {
        "object" => value.Kind == JsonTokenType.StartObject,
        "array" => value.Kind == JsonTokenType.StartArray,
        "string" => value.Kind == JsonTokenType.String,
        "boolean" => value.Kind is JsonTokenType.True or JsonTokenType.False,
        "integer" => value.Kind == JsonTokenType.Number
            && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => value.Kind == JsonTokenType.Number,
        _ => throw new InvalidDataException($"scenario.schema.json uses type '{type}'"),
    };

    private static string Article(string type) => type switch
    {
        "integer" => "a whole number",
        "object" or "array" => "an " + type,
        _ => "a " + type,
    };

    private static string Shown(JsonTree value) => value.Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"the text '{value.Text}'",
        _ => value.Text,
    };

    private static string Names(JsonTree schema) =>
        string.Join(", ", (schema["properties"]?.Members ?? []).Select(member => member.Key).Where(name => name != "$schema"));

    private static UserException Wrong(JsonTree value, string file, string what) =>
        new($"{file}, line {value.Line}: {(value.Path.Length == 0 ? "the scenario" : $"'{value.Path}'")} {what}.");
}
