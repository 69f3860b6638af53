using System;
using System.Linq;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LVS.Tests.Hazards.Mutants;

/// <summary>
/// Small changes to compiled methods. Each throws when the method does not look as expected, so that no mutant is a copy of the original.
/// </summary>
internal static class Il
{
    /// <summary>A call is not made; what it would have returned is a constant.</summary>
    public static Action<MethodDefinition> NoCall(string callee, long result = 0) => method =>
    {
        Instruction call = Calls(method, callee);
        MethodReference target = (MethodReference)call.Operand;
        ILProcessor il = method.Body.GetILProcessor();
        int pops = target.Parameters.Count + (target.HasThis ? 1 : 0);
        Instruction at = call;
        for (int i = 0; i < pops; i++)
        {
            il.InsertBefore(at, il.Create(OpCodes.Pop));
        }

        Instruction? value = target.ReturnType.MetadataType switch
        {
            MetadataType.Void => null,
            MetadataType.Int64 => il.Create(OpCodes.Ldc_I8, result),
            _ => il.Create(OpCodes.Ldc_I4, (int)result),
        };
        call.OpCode = value?.OpCode ?? OpCodes.Nop;
        call.Operand = value?.Operand;
    };

    /// <summary>A field is read as a constant, where it is read for the first time, or a later one.</summary>
    public static Action<MethodDefinition> FieldIs(string field, long value, int which = 0) => method =>
    {
        Instruction load = method.Body.Instructions
            .Where(i => i.OpCode == OpCodes.Ldfld && ((FieldReference)i.Operand).Name == field).Skip(which).FirstOrDefault()
            ?? throw Odd(method, "reads no " + field);
        bool isLong = ((FieldReference)load.Operand).FieldType.MetadataType == MetadataType.Int64;
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(load, il.Create(OpCodes.Pop));
        load.OpCode = isLong ? OpCodes.Ldc_I8 : OpCodes.Ldc_I4;
        load.Operand = isLong ? value : (object)(int)value;
    };

    /// <summary>Instead of what a call returns, a field of the object counts.</summary>
    public static Action<MethodDefinition> CallIsField(string callee, string field) => method =>
        After(callee, (OpCodes.Pop, null), (OpCodes.Ldarg_0, null),
            (OpCodes.Ldfld, method.DeclaringType.Fields.Single(own => own.Name == field)))(method);

    /// <summary>Two slips that are one bug: the second is in another method of the same assembly.</summary>
    public static Action<MethodDefinition> And(Action<MethodDefinition> change, string type, string name, Action<MethodDefinition> other) =>
        method =>
        {
            change(method);
            other(method.Module.GetType(type).Methods.Where(m => m.Name == name).MaxBy(m => m.Body.Instructions.Count)!);
        };

    /// <summary>A field is not written.</summary>
    public static Action<MethodDefinition> NoStore(string field) => method =>
    {
        Instruction store =
            method.Body.Instructions.FirstOrDefault(i => i.OpCode == OpCodes.Stfld && ((FieldReference)i.Operand).Name == field)
            ?? throw Odd(method, "writes no " + field);
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(store, il.Create(OpCodes.Pop));
        store.OpCode = OpCodes.Pop;
        store.Operand = null;
    };

    /// <summary>An element of a field that is an array of numbers is not written.</summary>
    public static Action<MethodDefinition> NoElementStore(string field) => method =>
    {
        Instruction store = method.Body.Instructions
            .Where(i => i.OpCode == OpCodes.Ldfld && ((FieldReference)i.Operand).Name == field)
            .Select(i => First(i, Code.Stelem_I8) ?? First(i, Code.Stelem_I4)).FirstOrDefault(i => i != null)
            ?? throw Odd(method, "writes no element of " + field);
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(store, il.Create(OpCodes.Pop));
        il.InsertBefore(store, il.Create(OpCodes.Pop));
        store.OpCode = OpCodes.Pop;
    };

    /// <summary>An update <c>a[i] += x</c> or <c>-= x</c> happens twice.</summary>
    public static Action<MethodDefinition> Twice(int which = 0) => method =>
    {
        Instruction sum = Update(method, which);
        ILProcessor il = method.Body.GetILProcessor();
        if (!sum.Previous.OpCode.Name.StartsWith("ldloc", StringComparison.Ordinal)
            && !sum.Previous.OpCode.Name.StartsWith("ldarg", StringComparison.Ordinal))
        {
            throw Odd(method, "adds no plain variable");
        }

        Instruction again = il.Create(sum.OpCode);
        il.InsertAfter(sum, again);
        Instruction operand = il.Create(OpCodes.Nop);
        operand.OpCode = sum.Previous.OpCode;
        operand.Operand = sum.Previous.Operand;
        il.InsertAfter(sum, operand);
    };

    /// <summary>An update <c>a[i] += x</c> or <c>-= x</c> does not happen.</summary>
    public static Action<MethodDefinition> Never(int which = 0) => method => Update(method, which).OpCode = OpCodes.Pop;

    /// <summary>A number field keeps its value.</summary>
    public static Action<MethodDefinition> NoFieldStore(string field) => method =>
    {
        Instruction store = method.Body.Instructions.FirstOrDefault(
            i => i.OpCode == OpCodes.Stfld && ((FieldReference)i.Operand).Name == field) ?? throw Odd(method, "does not write " + field);
        method.Body.GetILProcessor().InsertBefore(store, Instruction.Create(OpCodes.Pop));
        store.OpCode = OpCodes.Pop;
        store.Operand = null;
    };

    /// <summary>A constant is another one.</summary>
    public static Action<MethodDefinition> Constant(long from, long to) => method =>
    {
        Instruction load = method.Body.Instructions.FirstOrDefault(i => Value(i) == from) ?? throw Odd(method, $"has no constant {from}");
        bool isLong = load.OpCode == OpCodes.Ldc_I8;
        load.OpCode = isLong ? OpCodes.Ldc_I8 : OpCodes.Ldc_I4;
        load.Operand = isLong ? to : (object)(int)to;
    };

    /// <summary>The method does nothing and returns a constant.</summary>
    public static Action<MethodDefinition> Returns(int value) => method =>
    {
        method.Body.Instructions.Clear();
        method.Body.Variables.Clear();
        ILProcessor il = method.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4, value);
        il.Emit(OpCodes.Ret);
    };

    /// <summary>The result of the method is changed before it is returned, by instructions that work on the stack's top.</summary>
    public static Action<MethodDefinition> Result(params (OpCode Code, object? Operand)[] more) => method =>
    {
        ILProcessor il = method.Body.GetILProcessor();
        foreach (Instruction end in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToArray())
        {
            // The return keeps its place, since branches point at it.
            Instruction last = end;
            (OpCode Code, object? Operand)[] all = [.. more, (OpCodes.Ret, null)];
            last.OpCode = all[0].Code;
            last.Operand = all[0].Operand;
            foreach ((OpCode code, object? operand) in all.Skip(1))
            {
                Instruction next = il.Create(OpCodes.Nop);
                next.OpCode = code;
                next.Operand = operand;
                il.InsertAfter(last, next);
                last = next;
            }
        }
    };

    /// <summary>After a call that returns a truth value, or a number, it is replaced by true or 1, false or 0.</summary>
    public static Action<MethodDefinition> CallIs(string callee, bool value) => method =>
    {
        Instruction call = Calls(method, callee);
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertAfter(call, il.Create(value ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0));
        il.InsertAfter(call, il.Create(OpCodes.Pop));
    };

    /// <summary>What a call returns is changed, by instructions that work on the stack's top.</summary>
    public static Action<MethodDefinition> After(string callee, params (OpCode Code, object? Operand)[] more) => method =>
    {
        Instruction last = Calls(method, callee);
        ILProcessor il = method.Body.GetILProcessor();
        foreach ((OpCode code, object? operand) in more)
        {
            Instruction next = il.Create(OpCodes.Nop);
            next.OpCode = code;
            next.Operand = operand;
            il.InsertAfter(last, next);
            last = next;
        }
    };

    /// <summary>After a call that returns nothing, another method of the same object is called too.</summary>
    public static Action<MethodDefinition> ThenCall(string callee, string other, int argument) => method =>
        After(callee, (OpCodes.Ldarg_0, null), (OpCodes.Ldc_I4, argument),
            (OpCodes.Call, method.DeclaringType.Methods.Single(m => m.Name == other)))(method);

    /// <summary>The first conditional branch of a kind becomes unconditional.</summary>
    public static Action<MethodDefinition> BranchAlways(Code code, int which = 0) => method =>
    {
        Instruction branch = method.Body.Instructions.Where(i => Same(i.OpCode.Code, code)).Skip(which).FirstOrDefault()
            ?? throw Odd(method, $"has no {code}");
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(branch, il.Create(OpCodes.Pop));
        il.InsertBefore(branch, il.Create(OpCodes.Pop));
        branch.OpCode = OpCodes.Br;
    };

    /// <summary>An element of an int array field is read as 0.</summary>
    public static Action<MethodDefinition> FieldZero(string field) => method =>
    {
        Instruction load = AfterField(method, field, Code.Ldelem_I4);
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertAfter(load, il.Create(OpCodes.Ldc_I4_0));
        il.InsertAfter(load, il.Create(OpCodes.Pop));
    };

    /// <summary>The seq that is restored lies a whole reservation below the reserved one.</summary>
    public static Action<MethodDefinition> SeqBack() => method =>
    {
        Instruction load = method.Body.Instructions.FirstOrDefault(i => i.OpCode == OpCodes.Ldfld
                && ((FieldReference)i.Operand).Name == "seqReserved") ?? throw Odd(method, "does not read seqReserved");
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertAfter(load, il.Create(OpCodes.Sub));
        il.InsertAfter(load, il.Create(OpCodes.Ldc_I4, 1024));
    };

    /// <summary>An argument of the method is a constant, whatever the caller says.</summary>
    public static Action<MethodDefinition> ArgumentIs(string name, long value) => method =>
    {
        ParameterDefinition parameter = method.Parameters.FirstOrDefault(p => p.Name == name)
            ?? throw Odd(method, "has no argument " + name);
        ILProcessor il = method.Body.GetILProcessor();
        Instruction first = method.Body.Instructions[0];
        bool isLong = parameter.ParameterType.MetadataType == MetadataType.Int64;
        il.InsertBefore(first, isLong ? il.Create(OpCodes.Ldc_I8, value) : il.Create(OpCodes.Ldc_I4, (int)value));
        il.InsertBefore(first, il.Create(OpCodes.Starg, parameter));
    };

    /// <summary>The difference to an element of an array field is 0, as a long.</summary>
    public static Action<MethodDefinition> NoDifference(string field) => method =>
    {
        Instruction load = method.Body.Instructions.FirstOrDefault(
            i => i.OpCode == OpCodes.Ldfld && ((FieldReference)i.Operand).Name == field) ?? throw Odd(method, "does not read " + field);
        Instruction sub = First(load, Code.Sub) ?? load;
        if (sub.OpCode != OpCodes.Sub)
        {
            throw Odd(method, "subtracts no element of " + field);
        }

        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(sub, il.Create(OpCodes.Pop));
        il.InsertAfter(sub, il.Create(OpCodes.Ldc_I8, 0L));
        sub.OpCode = OpCodes.Pop;
    };

    private static Instruction AfterField(MethodDefinition method, string field, Code code)
    {
        Instruction? at = method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldfld && ((FieldReference)i.Operand).Name == field)
            .Select(i => First(i, code)).FirstOrDefault(i => i != null);
        return at ?? throw Odd(method, "reads no element of " + field);
    }

    private static Instruction? First(Instruction from, Code code)
    {
        Instruction? at = from;
        for (int i = 0; i < 8 && at != null && at.OpCode.Code != code; i++)
        {
            at = at.Next;
        }

        return at?.OpCode.Code == code ? at : null;
    }

    private static bool Same(Code a, Code b) => a == b || (a.ToString() == b + "_S");

    private static long? Value(Instruction i) => i.OpCode.Code switch
    {
        Code.Ldc_I4 => (int)i.Operand,
        Code.Ldc_I4_S => (sbyte)i.Operand,
        Code.Ldc_I8 => (long)i.Operand,
        Code.Ldc_I4_0 => 0,
        Code.Ldc_I4_1 => 1,
        Code.Ldc_I4_2 => 2,
        Code.Ldc_I4_4 => 4,
        Code.Ldc_I4_8 => 8,
        _ => null,
    };

    /// <summary>The first call of a method by its name, or by <c>Type.Name</c>.</summary>
    private static Instruction Calls(MethodDefinition method, string callee) => method.Body.Instructions.FirstOrDefault(
        i => i.OpCode.FlowControl == FlowControl.Call && i.Operand is MethodReference target
            && (target.Name == callee || $"{target.DeclaringType.Name}.{target.Name}" == callee))
        ?? throw Odd(method, "does not call " + callee);

    private static Instruction Update(MethodDefinition method, int which) => method.Body.Instructions
        .Where(i => (i.OpCode == OpCodes.Add || i.OpCode == OpCodes.Sub) && i.Next?.OpCode.Code is Code.Stind_I8 or Code.Stind_I4)
        .Skip(which).FirstOrDefault() ?? throw Odd(method, "updates no array element");

    private static InvalidOperationException Odd(MethodDefinition method, string what) =>
        new($"{method.FullName} {what}: the protocol has changed, bring the mutant up to date");
}
