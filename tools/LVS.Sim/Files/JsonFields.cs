using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LVS.Sim;

/// <summary>Writes the fields of scenario files; a field with its default value is omitted.</summary>
internal static class JsonFields
{
    /// <summary>An object.</summary>
    public static void Object(this Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    /// <summary>A list of objects.</summary>
    public static void Array<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Any())
        {
            json.WriteStartArray(name);
            foreach (T item in items)
            {
                json.WriteStartObject();
                write(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>A text; empty by default.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>A whole number.</summary>
    public static void Number(this Utf8JsonWriter json, string name, long value, long usual)
    {
        if (value != usual)
        {
            json.WriteNumber(name, value);
        }
    }

    /// <summary>A time, in seconds.</summary>
    public static void Ms(this Utf8JsonWriter json, string name, long ms, long usual)
    {
        if (ms != usual)
        {
            json.WriteNumber(name, ms / 1000m);
        }
    }
}
