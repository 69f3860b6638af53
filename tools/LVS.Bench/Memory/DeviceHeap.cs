using System;
using System.Collections.Generic;
using System.Reflection;

namespace LVS.Bench;

/// <summary>
/// What objects would take on the device's managed heap: 12-byte blocks; an object 12 and 12 per field whatever its type; an array 24 and
/// its elements, 12 for each reference; a boxed or inline value nothing beyond its field.
/// </summary>
public sealed class DeviceHeap
{
    private readonly HashSet<object> counted = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes by type; arrays count for the type that holds them.</summary>
    public SortedDictionary<string, int> Rows { get; } = new(StringComparer.Ordinal);

    public int Sum { get; private set; }

    /// <summary>Adds an object and all that it alone can reach, except what its maker brought along.</summary>
    /// <param name="root">The object.</param>
    /// <param name="brought">Objects that are counted elsewhere or not at all.</param>
    public void Add(object root, params object[] brought)
    {
        foreach (object other in brought)
        {
            counted.Add(other);
        }

        Add(root, root.GetType().Name);
        foreach (object other in brought)
        {
            counted.Remove(other);
        }
    }

    private void Add(object? value, string row)
    {
        if (value == null || value is Delegate || !counted.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        if (value is Array array)
        {
            Type element = type.GetElementType()!;
            int size = element.IsPrimitive ? Buffer.ByteLength(array) : 12 * array.Length;
            Count(row, Blocks(24 + size));
            if (!element.IsPrimitive)
            {
                foreach (object? item in array)
                {
                    Add(item, row);
                }
            }

            return;
        }

        // A class of the platform: its fields there are not ours to see. None of those we use has more than a handful on the device.
        bool platform = type.Assembly == typeof(object).Assembly;
        FieldInfo[] fields = platform ? [] : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        string own = platform ? row : type.Name;
        Count(own, platform ? 60 : 12 + 12 * fields.Length);
        foreach (FieldInfo field in fields)
        {
            if (!field.FieldType.IsValueType && field.FieldType != typeof(string))
            {
                Add(field.GetValue(value), own);
            }
        }
    }

    private void Count(string row, int bytes)
    {
        Rows[row] = Rows.GetValueOrDefault(row) + bytes;
        Sum += bytes;
    }

    private static int Blocks(int bytes)
    {
        return (bytes + 11) / 12 * 12;
    }
}
