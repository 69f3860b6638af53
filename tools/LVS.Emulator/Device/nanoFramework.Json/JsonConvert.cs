using System;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace nanoFramework.Json
{
    /// <summary>
    /// The device's JSON reader (nanoFramework.Json 2.2.213) for one flat object of numbers and texts, which is all that the firmware
    /// reads. Written after the library's sources so that it takes, changes and refuses what the device does; <see cref="JsonLexer"/> has
    /// the odd part.
    /// </summary>
    internal static class JsonConvert
    {
        // What the library's converter makes of an object where a text is due.
        private const string ObjectText = "nanoFramework.Json.JsonObject";

        private const string Letters = "nrbft\\\"";
        private const string Meanings = "\n\r\b\f\t\\\"";

        /// <summary>Makes an object from JSON text.</summary>
        /// <exception cref="DeserializationException">No JSON, or a name or value that does not fit.</exception>
        /// <remarks>
        /// As on the device, values that do not convert throw what the conversion throws, and a name given twice an ArgumentException.
        /// </remarks>
        public static object DeserializeObject(string value, Type type, JsonSerializerOptions options)
        {
            JsonLexer lexer = new JsonLexer(value);
            if (lexer.Next() != '{')
            {
                throw new DeserializationException();
            }

            Dictionary<string, object> members = Members(lexer);
            if (lexer.Next() != '$')
            {
                throw new DeserializationException();
            }

            object instance = Activator.CreateInstance(type);
            foreach (KeyValuePair<string, object> entry in members)
            {
                string name = entry.Key[0] == '$' ? "_" + entry.Key.Substring(1) : entry.Key;
                PropertyInfo member = MemberOf(type, name, options);
                if (member != null)
                {
                    member.SetValue(instance, ToType(entry.Value, member.PropertyType));
                }
                else if (options.ThrowExceptionWhenPropertyNotFound)
                {
                    throw new DeserializationException();
                }
            }

            return instance;
        }

        /// <summary>Reads an object behind its brace. The commas are not asked for.</summary>
        private static Dictionary<string, object> Members(JsonLexer lexer)
        {
            Dictionary<string, object> members = new Dictionary<string, object>();
            char token = lexer.Next();
            while (token == '"')
            {
                string name = lexer.Value;
                if (lexer.Next() != ':')
                {
                    throw new DeserializationException();
                }

                members.Add(name, Value(lexer, lexer.Next()));
                token = lexer.Next();
                token = token == ',' ? lexer.Next() : token;
            }

            return token == '}' ? members : throw new DeserializationException();
        }

        private static object Value(JsonLexer lexer, char token)
        {
            switch (token)
            {
                case '"':
                    return lexer.Value;
                case 'd':
                    return DateTime.MinValue;
                case '0':
                    return Number(lexer.Value);
                case 't':
                case 'f':
                    return token == 't';
                case 'n':
                    return null;
                case '{':
                    return Members(lexer);
                case '[':
                    return Items(lexer);
                default:
                    throw new DeserializationException();
            }
        }

        private static object[] Items(JsonLexer lexer)
        {
            List<object> items = new List<object>();
            for (char token = lexer.Next(); token != ']';)
            {
                items.Add(Value(lexer, token));
                token = lexer.Next();
                if (token == ',')
                {
                    token = lexer.Next();
                }
                else if (token != ']')
                {
                    throw new DeserializationException();
                }
            }

            return items.ToArray();
        }

        private static object Number(string text)
        {
            if (text.IndexOfAny(new char[] { '.', 'e', 'E' }) >= 0)
            {
                return double.Parse(text, CultureInfo.InvariantCulture);
            }

            return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long whole)
                ? whole
                : (object)ulong.Parse(text, CultureInfo.InvariantCulture);
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

        private static object ToType(object value, Type type)
        {
            if (value is object[])
            {
                // The library asks the member for its element's type, and there is none.
                throw new ArgumentNullException(nameof(type));
            }

            string text = value is Dictionary<string, object> ? ObjectText : Convert.ToString(value, CultureInfo.InvariantCulture);
            if (type == typeof(string))
            {
                return value == null ? string.Empty : Converted(text);
            }

            if (value == null)
            {
                // What the device's converters throw when they ask a null for its text.
                throw new NullReferenceException();
            }

            return type == typeof(int) ? (object)Convert.ToInt32(text, CultureInfo.InvariantCulture)
                : type == typeof(long) ? Convert.ToInt64(text, CultureInfo.InvariantCulture)
                : throw new NotSupportedException(type.Name);
        }

        /// <summary>The library's converter of texts takes off a quotation mark at either end, and then reads escapes once more.</summary>
        private static string Converted(string text)
        {
            bool quoted = text.StartsWith("\"", StringComparison.Ordinal) || text.EndsWith("\"", StringComparison.Ordinal);
            string inner = quoted ? text.Substring(1, text.Length - 2) : text;
            bool escapes = false;
            for (int i = 0; quoted && i < text.Length - 1; i++)
            {
                escapes = escapes || (text[i] == '\\' && Letters.IndexOf(text[i + 1]) >= 0);
            }

            return escapes ? Unescaped(inner) : inner;
        }

        private static string Unescaped(string text)
        {
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] != '\\' || i == text.Length - 1)
                {
                    plain.Append(text[i]);
                    continue;
                }

                i++;
                int known = Letters.IndexOf(text[i]);
                plain.Append(known >= 0 ? Meanings[known] : throw new InvalidOperationException());
            }

            return plain.ToString();
        }
    }
}
