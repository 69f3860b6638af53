using System;
using System.Threading;

namespace LVS.Tests.Violations;

/// <summary>What the device can do: nothing here may be reported.</summary>
public sealed class Clean : IDisposable
{
    private static readonly int[] Squares = [0, 1, 4, 9, 16];
    private static readonly Clean First = new("first");

    private readonly object gate = new();
    private readonly int[][] jagged = [new int[4], new int[4]];
    private readonly string name;
    private int count;

    public Clean(string name)
    {
        this.name = name;
    }

    public event ThreadStart Done;

    public int this[int index] => Squares[index] + jagged[0][index & 3];

    public static string FirstName() => First.name;

    public string Describe(string other)
    {
        // A comment may say a[^1], 0..9 and (a, b) = (b, a); so may a text.
        string text = "a[^1] 0..9 (a, b) = (b, a)" + name + other;
        try
        {
            lock (gate)
            {
                count += Interlocked.Increment(ref count);
            }
        }
        catch (Exception e) when (e.Message == text)
        {
            throw new ArgumentException(text);
        }

        ThreadStart after = () => count += text.Length;
        after();
        Done?.Invoke();
        return count switch
        {
            0 => "none",
            1 => "one",
            _ => text,
        };
    }

    public void Dispose()
    {
        new Thread(Start).Start();
    }

    private void Start()
    {
        byte[] buffer = new byte[16 * 1024];
        jagged[1][2] = buffer.Length + (int)DayOfWeek.Friday;
    }
}
