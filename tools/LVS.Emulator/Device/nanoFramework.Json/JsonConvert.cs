using System;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace nanoFramework.Json
{
    /// <summary>
    /// The device's JSON reader on top of System.Text.Json, for one flat object of numbers and strings, which is all the firmware reads.
    /// Same results for well-formed text; of malformed text the device's lexer forgives a little more (single quotes, missing commas).
    /// </summary>
    internal static class JsonConvert
    {
        /// <summary>Makes an object from JSON text.</summary>
        /// <exception cref="DeserializationException">No JSON, or a name or value that does not fit.</exception>
        /// <remarks>As on the device, values that do not convert throw what the conversion throws, and a name given twice an ArgumentException.</remarks>
        public static object DeserializeObject(string value, Type type, JsonSerializerOptions options)
        {
            using JsonDocument document = Parse(value);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new DeserializationException();
            }

            object instance = Activator.CreateInstance(type);
            HashSet<string> names = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    throw new ArgumentException(property.Name);
                }

                PropertyInfo member = MemberOf(type, property.Name, options);
                if (member != null)
                {
                    member.SetValue(instance, ToType(property.Value, member.PropertyType));
                }
                else if (options.ThrowExceptionWhenPropertyNotFound)
                {
                    throw new DeserializationException();
                }
            }

            return instance;
        }

        private static JsonDocument Parse(string text)
        {
            try
            {
                return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true });
            }
            catch (JsonException)
            {
                throw new DeserializationException();
            }
        }

        private static PropertyInfo MemberOf(Type type, string name, JsonSerializerOptions options)
        {
            PropertyInfo member = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
            if (member == null && options.PropertyNameCaseInsensitive)
            {
                member = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            }

            return member != null && member.CanRead && member.CanWrite ? member : null;
        }

        private static object ToType(JsonElement value, Type type)
        {
            object scalar = Scalar(value);
            if (type == typeof(string))
            {
                return scalar == null ? string.Empty : Text(scalar);
            }

            if (scalar == null)
            {
                // What the device's converters throw when they ask a null for its text.
                throw new NullReferenceException();
            }

            if (type == typeof(int))
            {
                return Convert.ToInt32(Text(scalar), CultureInfo.InvariantCulture);
            }

            if (type == typeof(long))
            {
                return Convert.ToInt64(Text(scalar), CultureInfo.InvariantCulture);
            }

            return type == typeof(bool) ? (bool)scalar : throw new NotSupportedException(type.Name);
        }

        private static object Scalar(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    return value.GetString();
                case JsonValueKind.Number:
                    return value.TryGetInt64(out long whole) ? (object)whole : value.GetDouble();
                case JsonValueKind.True:
                    return true;
                case JsonValueKind.False:
                    return false;
                case JsonValueKind.Null:
                    return null;
                default:
                    throw new DeserializationException();
            }
        }

        private static string Text(object scalar)
        {
            return Convert.ToString(scalar, CultureInfo.InvariantCulture);
        }
    }
}
