"""Steps of routes, approvals by two persons, notices posted."""

import django.db.models.deletion
import ruamphaen.law.routes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0003_limits'),
        ('meetings', '0001_initial'),
        ('plan', '0004_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_hash', models.CharField(max_length=64)),
                ('asked_rows', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by_tag', models.CharField(max_length=40)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='อนุมัติเมื่อวันที่')),
                ('approved_by_tag', models.CharField(blank=True, max_length=40)),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='เลขที่หนังสือหรือบันทึกที่ลงนาม')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='plan.version')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('version',), name='one_approval_open'), models.CheckConstraint(condition=models.Q(('approved_by_tag', models.F('asked_by_tag')), _negated=True), name='two_persons_approve'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by_tag', ''), ('approved_on', None)), models.Q(('approved_at__isnull', False), ('approved_on__isnull', False), models.Q(('approved_by_tag', ''), _negated=True), ('withdrawn_at', None)), _connector='OR'), name='approval_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='PostedNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(verbose_name='ปิดประกาศเมื่อ')),
                ('until', models.DateField(blank=True, null=True, verbose_name='ปลดเมื่อ')),
                ('place', models.CharField(max_length=200, verbose_name='ที่ปิดประกาศ')),
                ('by_tag', models.CharField(max_length=40)),
                ('struck_at', models.DateTimeField(blank=True, null=True)),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='base.storedfile')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='plan.version')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='posted_before_taken_down')],
            },
        ),
        migrations.CreateModel(
            name='StepTaken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('route', models.CharField(choices=[(ruamphaen.law.routes.RouteKind['NEW'], 'จัดทำแผน'), (ruamphaen.law.routes.RouteKind['REVIEW'], 'ทบทวน'), (ruamphaen.law.routes.RouteKind['ADDITION'], 'เพิ่มเติม'), (ruamphaen.law.routes.RouteKind['CHANGE'], 'เปลี่ยนแปลง'), (ruamphaen.law.routes.RouteKind['CORRECTION'], 'แก้ไข'), (ruamphaen.law.routes.RouteKind['SPECIAL'], 'ตามข้อ 22/2')], max_length=20, verbose_name='กระบวนการ')),
                ('code', models.CharField(max_length=30, verbose_name='ขั้น')),
                ('on', models.DateField(verbose_name='เมื่อวันที่')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='เลขที่หนังสือ')),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('rows', models.JSONField(default=dict)),
                ('by_tag', models.CharField(max_length=40)),
                ('taken_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('undone_because', models.CharField(blank=True, max_length=400, verbose_name='เหตุที่ถอน')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='base.storedfile')),
                ('forum', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.resolution', verbose_name='มติประชาคม')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.resolution', verbose_name='มติ')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plan.version')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('version', 'route', 'code'), name='step_stands_once')],
            },
        ),
    ]
