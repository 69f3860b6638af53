using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>
/// Runs the compiled, branchless methods of LVS.Core over intervals instead of numbers: every result of an addition, a subtraction and a
/// product must fit 64 bits for all values that the operands can have, and what is stored its 32 bits, or <see cref="Overflows"/> says
/// where not.
/// </summary>
internal sealed class IntervalMachine
{
    private readonly ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "LVS.Core.dll"));
    private readonly HashSet<string> overflows = [];

    /// <summary>What the fields of the object hold whose methods are run: arrays of intervals, by name.</summary>
    public Dictionary<string, Interval[]> Fields { get; } = [];

    /// <summary>Methods, with the place and size of what does not fit.</summary>
    public IReadOnlyCollection<string> Overflows => overflows;

    /// <summary>Bits of the largest magnitude met so far; 63 would not fit.</summary>
    public double BitsMost { get; private set; }

    /// <summary>Places in a method at which it calls another.</summary>
    public Instruction[] Calls(string type, string method, string callee) =>
        [.. Find(type, method).Body.Instructions.Where(i => i.OpCode == OpCodes.Call && ((MethodReference)i.Operand).Name == callee)];

    /// <summary>A method, to be changed or called.</summary>
    public MethodDefinition Find(string type, string method) => module.GetType(type).Methods.Single(m => m.Name == method);

    /// <summary>Runs a method.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="method">Its name.</param>
    /// <param name="arguments">For a static method its arrays; the object of others stands for itself.</param>
    public void Run(string type, string method, params Interval[][] arguments) => Run(Find(type, method), arguments);

    private void Run(MethodDefinition method, object[] arguments)
    {
        object?[] locals = new object?[method.Body.Variables.Count];
        Stack<object> stack = new();
        foreach (Instruction instruction in method.Body.Instructions)
        {
            string code = instruction.OpCode.Name;
            int first = method.HasThis ? 1 : 0;
            if (code.StartsWith("ldarg", StringComparison.Ordinal))
            {
                int index = instruction.Operand is ParameterReference parameter ? parameter.Index + first : code[^1] - '0';
                stack.Push(method.HasThis && index == 0 ? this : arguments[index - first]);
            }
            else if (code.StartsWith("ldloc", StringComparison.Ordinal))
            {
                stack.Push(locals[IndexOf(instruction)]!);
            }
            else if (code.StartsWith("stloc", StringComparison.Ordinal))
            {
                locals[IndexOf(instruction)] = stack.Pop();
            }
            else if (code.StartsWith("ldc.i", StringComparison.Ordinal))
            {
                stack.Push(Interval.Exactly(Constant(instruction)));
            }
            else
            {
                Execute(method, instruction, stack);
            }
        }
    }

    private void Execute(MethodDefinition method, Instruction instruction, Stack<object> stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Nop or Code.Ret or Code.Conv_I8 or Code.Conv_I4:
                break;
            case Code.Dup:
                stack.Push(stack.Peek());
                break;
            case Code.Ldfld:
                stack.Pop();
                stack.Push(Fields[((FieldReference)instruction.Operand).Name]);
                break;
            case Code.Call:
                MethodDefinition callee = ((MethodReference)instruction.Operand).Resolve();
                object[] arguments = [.. Enumerable.Range(0, callee.Parameters.Count).Select(_ => stack.Pop()).Reverse()];
                Run(callee, arguments);
                break;
            case Code.Ldelem_I4:
                int from = (int)((Interval)stack.Pop()).Low;
                stack.Push(((Interval[])stack.Pop())[from]);
                break;
            case Code.Stelem_I4:
                Interval value = (Interval)stack.Pop();
                int to = (int)((Interval)stack.Pop()).Low;
                ((Interval[])stack.Pop())[to] = Checked(method, instruction, value, value.FitsInt);
                break;
            case Code.Add or Code.Sub or Code.Mul or Code.Shr or Code.And:
                Interval right = (Interval)stack.Pop();
                Interval left = (Interval)stack.Pop();
                stack.Push(Result(method, instruction, Arithmetic(instruction.OpCode.Code, left, right)));
                break;
            default:
                throw new NotSupportedException($"{instruction}: the machine runs branchless arithmetic only");
        }
    }

    private static Interval Arithmetic(Code code, Interval left, Interval right) => code switch
    {
        Code.Add => left.Add(right),
        Code.Sub => left.Subtract(right),
        Code.Mul => left.Multiply(right),
        Code.Shr => left.ShiftRight((int)right.Low),
        _ => left.Mask(right.High),
    };

    private Interval Result(MethodDefinition method, Instruction instruction, Interval result)
    {
        BitsMost = Math.Max(BitsMost, result.Bits);
        return Checked(method, instruction, result, result.FitsLong);
    }

    private Interval Checked(MethodDefinition method, Instruction instruction, Interval result, bool fits)
    {
        if (!fits)
        {
            string where = $"{method.DeclaringType.Name}.{method.Name}";
            overflows.Add(FormattableString.Invariant($"{where}, IL_{instruction.Offset:x4}: {result.Bits:0.00} bits"));
        }

        return result;
    }

    private static int IndexOf(Instruction instruction) =>
        instruction.Operand is VariableReference variable ? variable.Index : instruction.OpCode.Name[^1] - '0';

    private static long Constant(Instruction instruction) => instruction.Operand switch
    {
        null => instruction.OpCode.Code == Code.Ldc_I4_M1 ? -1 : instruction.OpCode.Name[^1] - '0',
        object operand => Convert.ToInt64(operand, System.Globalization.CultureInfo.InvariantCulture),
    };
}
