using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using LVS.Harness;

namespace LVS.Report;

/// <summary>
/// A result as JSON (RFC 8259): camelCase keys, all of them always present. JSON has no NaN and no infinity, so such a figure is null.
/// Thread-safe.
/// </summary>
public static class ResultJson
{
    /// <summary>Options for small separate objects: readable text on one line.</summary>
    public static readonly JsonSerializerOptions Lenient = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions CompactOptions = Options(indented: false);
    private static readonly JsonSerializerOptions IndentedOptions = Options(indented: true);

    /// <summary>One object on one line, for standard output; without a line end.</summary>
    public static string Compact(SwarmResult result)
    {
        return JsonSerializer.Serialize(result, CompactOptions);
    }

    /// <summary>The same object for <c>result.json</c>: indented, the floats of a sample on one line, a line end at the end.</summary>
    public static string Indented(SwarmResult result)
    {
        return JsonSerializer.Serialize(result, IndentedOptions) + "\n";
    }

    private static JsonSerializerOptions Options(bool indented)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new FiniteNumber());
        options.Converters.Add(new FloatsOnOneLine());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            return reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();
        }

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    private sealed class FloatsOnOneLine : JsonConverter<IReadOnlyList<long?>>
    {
        public override IReadOnlyList<long?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            return JsonSerializer.Deserialize<List<long?>>(ref reader, options) ?? [];
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<long?> value, JsonSerializerOptions options)
        {
            IEnumerable<string> items = value.Select(uvu => uvu?.ToString(CultureInfo.InvariantCulture) ?? "null");
            writer.WriteRawValue("[" + string.Join(options.WriteIndented ? ", " : ",", items) + "]");
        }
    }
}
